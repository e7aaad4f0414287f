import { describe, expect, it } from "vitest";
import { parseInstanceType, sizeCpus } from "../../../../components/cluster/pure/instance-type";

describe("parseInstanceType", () => {
  it.each([
    ["m7g.large", "arm64", undefined, "large"],
    ["c7gn.16xlarge", "arm64", undefined, "16xlarge"],
    ["im4gn.xlarge", "arm64", undefined, "xlarge"],
    ["a1.medium", "arm64", undefined, "medium"],
    ["t4g.small", "arm64", undefined, "small"],
    ["m7i-flex.large", "x86_64", undefined, "large"],
    ["c6a.metal", "x86_64", undefined, "metal"],
    ["g5.xlarge", "x86_64", "nvidia", "xlarge"],
    ["g5g.xlarge", "arm64", "nvidia", "xlarge"],
    ["p5.48xlarge", "x86_64", "nvidia", "48xlarge"],
    ["g4ad.xlarge", "x86_64", "other", "xlarge"],
    ["f2.6xlarge", "x86_64", "other", "6xlarge"],
    ["trn2.48xlarge", "x86_64", "neuron", "48xlarge"],
    ["inf2.xlarge", "x86_64", "neuron", "xlarge"],
  ])("reads %s", (name, architecture, accelerator, size) => {
    const accelerated = accelerator !== undefined;
    expect(parseInstanceType(name)).toEqual({
      architecture,
      accelerated,
      ...(accelerated ? { accelerator } : {}),
      size,
    });
  });

  it.each(["", "m7g", "large", "7g.large", "M7g.large"])("refuses %j", (name) => {
    expect(parseInstanceType(name)).toBeUndefined();
  });
});

describe("sizeCpus", () => {
  it.each([
    ["medium", 1],
    ["nano", 2],
    ["large", 2],
    ["xlarge", 4],
    ["24xlarge", 96],
    ["metal-24xl", 96],
    ["metal", undefined],
  ])("counts %s", (size, cpus) => {
    expect(sizeCpus(size)).toBe(cpus);
  });
});
