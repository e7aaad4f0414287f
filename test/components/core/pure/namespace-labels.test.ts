import { describe, expect, it } from "vitest";
import {
  PLATFORM_NAMESPACE,
  podSecurityLabels,
} from "../../../../components/core/pure/namespace-labels";

describe("podSecurityLabels", () => {
  it("enforces, logs and warns at the level, pinned to the cluster's minor", () => {
    expect(podSecurityLabels("restricted", "1.35")).toEqual({
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/enforce-version": "v1.35",
      "pod-security.kubernetes.io/audit": "restricted",
      "pod-security.kubernetes.io/audit-version": "v1.35",
      "pod-security.kubernetes.io/warn": "restricted",
      "pod-security.kubernetes.io/warn-version": "v1.35",
    });
  });

  it.each(["restricted", "baseline", "privileged"] as const)("has the level %s", (level) => {
    expect(podSecurityLabels(level, "1.36")["pod-security.kubernetes.io/enforce"]).toBe(level);
  });
});

describe("PLATFORM_NAMESPACE", () => {
  it("is the label by which the mesh and the policies know the platform's namespaces", () => {
    expect(PLATFORM_NAMESPACE).toEqual({ "orchestration-platform/namespace-role": "platform" });
  });
});
