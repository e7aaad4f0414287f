import { describe, expect, it } from "vitest";
import { wrapMembers } from "../../../../../sandbox/providers/aws/functions/wrapped-members";

describe("wrapMembers", () => {
  it("lists what a resource has once, and leaves the rest", () => {
    const outputs = { scalingConfig: { minSize: 1 }, vpcConfig: { vpcId: "vpc-1" }, name: "a" };
    expect(wrapMembers(outputs)).toEqual({
      scalingConfigs: [{ minSize: 1 }],
      vpcConfig: { vpcId: "vpc-1" },
      name: "a",
    });
  });
});
