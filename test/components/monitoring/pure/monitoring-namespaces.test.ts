import { describe, expect, it } from "vitest";
import { monitoringNamespaceLabels } from "../../../../components/monitoring/pure/monitoring-namespaces";

describe("monitoringNamespaceLabels", () => {
  it.each(["restricted", "privileged"] as const)(
    "marks a %s namespace as the platform's, at the cluster's minor",
    (level) => {
      expect(monitoringNamespaceLabels(level, "1.34")).toEqual({
        "orchestration-platform/namespace-role": "platform",
        "pod-security.kubernetes.io/enforce": level,
        "pod-security.kubernetes.io/enforce-version": "v1.34",
        "pod-security.kubernetes.io/audit": level,
        "pod-security.kubernetes.io/audit-version": "v1.34",
        "pod-security.kubernetes.io/warn": level,
        "pod-security.kubernetes.io/warn-version": "v1.34",
      });
    },
  );
});
