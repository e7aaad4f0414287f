import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addonPin,
  addonVersionFor,
  controllerOfChart,
  controllerRelease,
  isRemovedIn,
  minorNumber,
  minorsBetween,
  nodeSkew,
  releaseSupports,
  removedApi,
  supportPhase,
  supportWindow,
} from "../../../../components/core/pure/compatibility";

describe("minorNumber", () => {
  it.each([
    ["1.35", 35],
    ["v1.35", 35],
    ["1.35.3", 35],
    ["v1.35.3-eksbuild.13", 35],
    ["2.1", undefined],
    ["1.x", undefined],
    ["", undefined],
  ])("reads %j as %j", (version, minor) => {
    expect(minorNumber(version)).toBe(minor);
  });
});

describe("minorsBetween", () => {
  it("stops at every minor on the way", () => {
    expect(minorsBetween("1.33", "1.36")).toEqual(["1.34", "1.35", "1.36"]);
  });

  it.each([
    ["1.36", "1.35"],
    ["1.35", "1.35"],
    ["", "1.35"],
  ])("is empty from %j to %j", (from, to) => {
    expect(minorsBetween(from, to)).toEqual([]);
  });

  it("goes up by one and ends at the target", () => {
    const minors = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(minors, minors, (from, to) => {
        const stops = minorsBetween(`1.${from}`, `1.${to}`).map((stop) => minorNumber(stop) ?? 0);
        expect(stops).toHaveLength(Math.max(0, to - from));
        expect(stops.every((stop, index) => stop === from + 1 + index)).toBe(true);
      }),
    );
  });
});

describe("supportPhase", () => {
  it.each([
    ["2026-12-01", "standard"],
    ["2026-12-02", "extended"],
    ["2027-12-01", "extended"],
    ["2027-12-02", "ended"],
  ])("of 1.34 on %s is %s", (asOf, phase) => {
    expect(supportPhase("1.34", asOf)).toBe(phase);
  });

  it("of a minor without a source is unknown", () => {
    expect([supportPhase("1.36", "2026-11-24"), supportWindow("1.36")]).toEqual([
      "unknown",
      undefined,
    ]);
  });
});

describe("nodeSkew", () => {
  it.each([
    ["1.35", "1.35", "ok"],
    ["1.35", "1.32", "ok"],
    ["1.35", "1.31", "too-far-behind"],
    ["1.35", "1.36", "ahead"],
    ["1.35", "latest", "unknown"],
  ])("of nodes at %s under %s", (cluster, node, skew) => {
    expect(nodeSkew(cluster, node)).toBe(skew);
  });
});

describe("addonVersionFor", () => {
  it("gives the build that the source names", () => {
    expect(addonVersionFor("kube-proxy", "1.35")).toBe("v1.35.3-eksbuild.13");
    expect(addonPin("kube-proxy", "1.35")?.source.title).toContain("kube-proxy");
  });

  it.each([
    ["vpc-cni", "1.35"],
    ["coredns", "1.36"],
    ["kube-proxy", "1.33"],
    ["unheard-of", "1.35"],
  ])("gives nothing for %s at %s, which no source names", (addon, minor) => {
    expect(addonVersionFor(addon, minor)).toBeUndefined();
  });
});

describe("controllers", () => {
  it("are found by chart, also by the address in a registry", () => {
    expect(controllerOfChart("istiod")).toBe("istio");
    expect(controllerOfChart("oci://public.ecr.aws/karpenter/karpenter")).toBe("karpenter");
    expect(controllerOfChart("base")).toBeUndefined();
  });

  it("have their release by major and minor", () => {
    expect(controllerRelease("istio", "1.29.4")?.release).toBe("1.29");
    expect(controllerRelease("istio", "v1.29")?.release).toBe("1.29");
    expect(controllerRelease("istio", "1.2.9")).toBeUndefined();
  });

  it("support the bounds of their range and nothing beyond", () => {
    const release = controllerRelease("istio", "1.29.0");
    const asked = ["1.30", "1.31", "1.35", "1.36", "x"];
    expect(asked.map((minor) => release && releaseSupports(release, minor))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});

describe("removedApi", () => {
  it("tells the kinds of a group version apart", () => {
    expect(removedApi("policy/v1beta1", "PodDisruptionBudget")?.use).toBe("policy/v1");
    expect(removedApi("policy/v1beta1", "PodSecurityPolicy")?.use).toBe("");
    expect(removedApi("policy/v1", "PodDisruptionBudget")).toBeUndefined();
  });

  it("is gone from the minor of its removal on", () => {
    const api = removedApi("flowcontrol.apiserver.k8s.io/v1beta3", "FlowSchema");
    expect(["1.31", "1.32", "1.36"].map((minor) => api && isRemovedIn(api, minor))).toEqual([
      false,
      true,
      true,
    ]);
  });
});
