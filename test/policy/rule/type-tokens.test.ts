import { describe, expect, it } from "vitest";
import { canonicalType } from "../../../policy/rule/type-tokens";

describe("canonicalType", () => {
  it.each([
    ["kubernetes:core/v1:Pod", "kubernetes:core/v1:Pod"],
    ["kubernetes:apps/v1beta2:Deployment", "kubernetes:apps/v1:Deployment"],
    ["kubernetes:extensions/v1beta1:DaemonSet", "kubernetes:apps/v1:DaemonSet"],
    [
      "kubernetes:extensions/v1beta1:NetworkPolicy",
      "kubernetes:networking.k8s.io/v1:NetworkPolicy",
    ],
    ["kubernetes:batch/v1beta1:CronJob", "kubernetes:batch/v1:CronJob"],
    [
      "kubernetes:security.istio.io/v1beta1:PeerAuthentication",
      "kubernetes:security.istio.io/v1:PeerAuthentication",
    ],
    ["kubernetes:example.com/v1beta1:Deployment", "kubernetes:example.com/v1beta1:Deployment"],
    ["kubernetes:helm.sh/v3:Release", "kubernetes:helm.sh/v3:Release"],
    ["aws:eks/cluster:Cluster", "aws:eks/cluster:Cluster"],
    ["aws-native:eks:Cluster", "aws-native:eks:Cluster"],
  ])("knows %s as %s", (token, type) => {
    expect(canonicalType(token)).toEqual({ type, partial: false });
  });

  it("knows a patch as a part of what it patches", () => {
    expect(canonicalType("kubernetes:apps/v1:DeploymentPatch")).toEqual({
      type: "kubernetes:apps/v1:Deployment",
      partial: true,
    });
  });
});
