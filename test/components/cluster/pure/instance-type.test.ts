import { describe, expect, it } from "vitest";
import { parseInstanceType } from "../../../../components/cluster/pure/instance-type";

describe("parseInstanceType", () => {
  it.each([
    ["m7g.large", "arm64", false, "large"],
    ["c7gn.16xlarge", "arm64", false, "16xlarge"],
    ["im4gn.xlarge", "arm64", false, "xlarge"],
    ["a1.medium", "arm64", false, "medium"],
    ["t4g.small", "arm64", false, "small"],
    ["m7i-flex.large", "x86_64", false, "large"],
    ["c6a.metal", "x86_64", false, "metal"],
    ["g5.xlarge", "x86_64", true, "xlarge"],
    ["g5g.xlarge", "arm64", true, "xlarge"],
    ["p5.48xlarge", "x86_64", true, "48xlarge"],
    ["inf2.xlarge", "x86_64", true, "xlarge"],
  ])("reads %s", (name, architecture, accelerated, size) => {
    expect(parseInstanceType(name)).toEqual({ architecture, accelerated, size });
  });

  it.each(["", "m7g", "large", "7g.large", "M7g.large"])("refuses %j", (name) => {
    expect(parseInstanceType(name)).toBeUndefined();
  });
});
