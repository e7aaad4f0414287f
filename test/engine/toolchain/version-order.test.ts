import { describe, expect, it } from "vitest";
import { isAtLeast, parseVersion } from "../../../engine/toolchain/version-order";

describe("parseVersion", () => {
  it.each([
    ["v3.259.0", [3, 259, 0]],
    ["3.229.1-alpha.2", [3, 229, 1]],
    ["3.259", undefined],
    ["unknown", undefined],
  ])("reads %s as %j", (text, expected) => {
    expect(parseVersion(text)).toEqual(expected);
  });
});

describe("isAtLeast", () => {
  it.each([
    ["3.229.0", true],
    ["3.259.0", true],
    ["10.0.0", true],
    ["3.228.9", false],
    ["2.300.0", false],
    ["nonsense", false],
  ])("says of %s against 3.229.0: %s", (version, expected) => {
    expect(isAtLeast(version, "3.229.0")).toBe(expected);
  });
});
