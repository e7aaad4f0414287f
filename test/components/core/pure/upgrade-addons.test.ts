import { describe, expect, it } from "vitest";
import { addonSteps, addonWarnings } from "../../../../components/core/pure/upgrade-addons";
import { clusterFacts } from "./cluster-facts";

const facts = clusterFacts({
  addons: [
    { addon: "own-operator", version: "v1.0.0-eksbuild.1" },
    { addon: "coredns", version: undefined },
    { addon: "vpc-cni", version: "v1.20.1-eksbuild.3" },
    { addon: "kube-proxy", version: "v1.34.6-eksbuild.13" },
  ],
});

describe("addonSteps", () => {
  it("moves kube-proxy first and what the table does not know last", () => {
    const steps = addonSteps(facts, undefined, "1.35");
    expect(steps.map(({ subject, from, to }) => [subject, from, to])).toEqual([
      ["shop/kube-proxy", "v1.34.6-eksbuild.13", "v1.35.3-eksbuild.13"],
      ["shop/vpc-cni", "v1.20.1-eksbuild.3", ""],
      ["shop/coredns", "", "v1.14.2-eksbuild.4"],
      ["shop/own-operator", "v1.0.0-eksbuild.1", ""],
    ]);
  });

  it("goes on from the build of the stop before", () => {
    const [proxy] = addonSteps(facts, "1.35", "1.36");
    expect([proxy?.from, proxy?.to]).toEqual(["v1.35.3-eksbuild.13", "v1.36.0-eksbuild.14"]);
  });

  it("leaves an add-on alone that has the build already", () => {
    const pinned = clusterFacts({
      addons: [{ addon: "kube-proxy", version: "v1.35.3-eksbuild.13" }],
    });
    expect(addonSteps(pinned, undefined, "1.35")).toEqual([]);
  });
});

describe("addonWarnings", () => {
  it("names add-ons for whose target there is no source", () => {
    expect(addonWarnings(facts, "1.36")).toEqual([
      "add-ons: no source names a build for 1.36 of own-operator, coredns, vpc-cni; take the " +
        'default that "aws eks describe-addon-versions --kubernetes-version 1.36" lists',
    ]);
  });

  it("says nothing where every build is known", () => {
    const known = clusterFacts({ addons: [{ addon: "kube-proxy", version: undefined }] });
    expect(addonWarnings(known, "1.36")).toEqual([]);
  });
});
