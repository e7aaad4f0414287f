import { describe, expect, it } from "vitest";
import { rootNamespaceLabels } from "../../../../components/mesh/pure/root-namespace";

describe("rootNamespaceLabels", () => {
  it("marks the platform's namespace and restricts its pods at the cluster's minor", () => {
    expect(rootNamespaceLabels("1.36")).toEqual({
      "orchestration-platform/namespace-role": "platform",
      "istio-injection": "disabled",
      "pod-security.kubernetes.io/enforce": "restricted",
      "pod-security.kubernetes.io/enforce-version": "v1.36",
      "pod-security.kubernetes.io/audit": "restricted",
      "pod-security.kubernetes.io/audit-version": "v1.36",
      "pod-security.kubernetes.io/warn": "restricted",
      "pod-security.kubernetes.io/warn-version": "v1.36",
    });
  });
});
