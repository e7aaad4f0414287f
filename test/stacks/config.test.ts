import * as pulumi from "@pulumi/pulumi";
import { afterEach, describe, expect, it } from "vitest";
import { readConfiguration } from "../../stacks/config";

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("readConfiguration", () => {
  it("returns the project's own keys, layers decoded", () => {
    pulumi.runtime.setAllConfig({
      "shop:owner": "team",
      "shop:network": '{"source":"none"}',
      "aws:region": "eu-west-1",
    });
    expect(readConfiguration("shop")).toEqual({ owner: "team", network: { source: "none" } });
  });

  it("refuses a layer that is not an object", () => {
    pulumi.runtime.setAllConfig({ "shop:network": "10.0.0.0/16" });
    expect(() => readConfiguration("shop")).toThrow(
      "network: must be an object; write its keys below it as YAML",
    );
  });

  it("refuses an encrypted value without printing it", () => {
    pulumi.runtime.setAllConfig({ "shop:owner": "plaintext" }, ["shop:owner"]);
    expect(() => readConfiguration("shop")).toThrow(
      /^owner: must not be encrypted; write it without --secret$/,
    );
  });
});
