import { describe, expect, it } from "vitest";
import { namespaceLabels } from "../../../../components/service/pure/namespace-labels";

describe("namespaceLabels", () => {
  it("injects sidecars and enforces the restricted standard at the cluster's minor", () => {
    expect(namespaceLabels("1.34")).toEqual({
      "istio-injection": "enabled",
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/enforce-version": "v1.34",
      "pod-security.kubernetes.io/audit": "restricted",
      "pod-security.kubernetes.io/audit-version": "v1.34",
      "pod-security.kubernetes.io/warn": "restricted",
      "pod-security.kubernetes.io/warn-version": "v1.34",
    });
  });
});
