import { describe, expect, it } from "vitest";
import {
  instanceLimits,
  maxPodsOf,
  maxPodsOfAll,
} from "../../../../components/cluster/pure/max-pods";

describe("instanceLimits", () => {
  it("reads interfaces and addresses off the table", () => {
    expect(instanceLimits("m7g.large")).toEqual({ interfaces: 3, addresses: 10 });
  });

  it.each(["m4.large", "m7g.tiny", "nothing", "m7.large"])("does not know %s", (name) => {
    expect(instanceLimits(name)).toBeUndefined();
  });
});

describe("maxPodsOf", () => {
  it.each([
    ["m5.large", 29],
    ["m7g.large", 29],
    ["c7g.large", 29],
    ["t3.medium", 17],
    ["m7g.16xlarge", 737],
  ])("counts the addresses of %s as AWS's own list does", (name, pods) => {
    expect(maxPodsOf(name, "addresses")).toBe(pods);
  });

  it.each([
    ["t3.medium", 110],
    ["m7g.large", 110],
    ["m7g.4xlarge", 110],
    ["m7g.8xlarge", 250],
    ["c6a.metal", 250],
  ])("caps the prefixes of %s at what Kubernetes is tested with", (name, pods) => {
    expect(maxPodsOf(name, "prefixes")).toBe(pods);
  });
});

describe("maxPodsOfAll", () => {
  it("is what the smallest type of a pool has room for", () => {
    expect(maxPodsOfAll(["m7g.large", "t3.medium"], "addresses")).toBe(17);
  });

  it("is unknown with one type unknown", () => {
    expect(maxPodsOfAll(["m7g.large", "m4.large"], "addresses")).toBeUndefined();
  });
});
