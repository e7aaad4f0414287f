import { describe, expect, it } from "vitest";
import { INSTANCE_LIMITS } from "../../../../components/cluster/pure/instance-limits";
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
    ["p6-b200.48xlarge", "x86_64", "nvidia", "48xlarge"],
    ["p6e-gb200.36xlarge", "arm64", "nvidia", "36xlarge"],
    ["u-6tb1.56xlarge", "x86_64", undefined, "56xlarge"],
    ["u7in-16tb.224xlarge", "x86_64", undefined, "224xlarge"],
  ])("reads %s", (name, architecture, accelerator, size) => {
    const accelerated = accelerator !== undefined;
    expect(parseInstanceType(name)).toEqual({
      architecture,
      accelerated,
      ...(accelerated ? { accelerator } : {}),
      size,
    });
  });

  it("reads every type of the table of network limits, Macs apart", () => {
    const unread = Object.values(INSTANCE_LIMITS)
      .flatMap((types) => types.split(" "))
      .flatMap((entry) => {
        const [family = "", sizes = ""] = entry.split(":");
        return sizes.split(",").map((size) => `${family}.${size}`);
      })
      .filter((name) => !name.startsWith("mac") && parseInstanceType(name) === undefined);
    expect(unread).toEqual([]);
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
