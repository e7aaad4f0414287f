import type { KubernetesMinor } from "../../core/versions";

/**
 * Labels of a team's namespace: sidecars for every pod, and the restricted Pod Security Standard,
 * pinned to the cluster's minor so that an upgrade does not change what is admitted.
 */
export function namespaceLabels(minor: KubernetesMinor): Readonly<Record<string, string>> {
  return {
    "istio-injection": "enabled",
    "pod-security.kubernetes.io/enforce": "restricted",
    "pod-security.kubernetes.io/enforce-version": `v${minor}`,
    "pod-security.kubernetes.io/audit": "restricted",
    "pod-security.kubernetes.io/audit-version": `v${minor}`,
    "pod-security.kubernetes.io/warn": "restricted",
    "pod-security.kubernetes.io/warn-version": `v${minor}`,
  };
}
