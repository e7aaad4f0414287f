import { describe, expect, it } from "vitest";
import { getsNewVersion, namesVersionOf } from "../../../plan/replacement/numbered-outputs";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

describe("getsNewVersion", () => {
  it.each([
    [TEMPLATE, "imageId", true],
    [TEMPLATE, "tags.team", false],
    ["aws:ec2/vpc:Vpc", "cidrBlock", false],
  ])("%s with another %s: %s", (type, path, expected) => {
    expect(getsNewVersion(type, [{ path }])).toBe(expected);
  });
});

describe("namesVersionOf", () => {
  it.each([
    [TEMPLATE, "launchTemplate.version", true],
    [TEMPLATE, "launchTemplate.id", false],
    ["aws:ec2/vpc:Vpc", "version", false],
  ])("%s at %s: %s", (type, path, expected) => {
    expect(namesVersionOf(type, path)).toBe(expected);
  });
});
