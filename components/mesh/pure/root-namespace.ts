import type { KubernetesMinor } from "../../core/versions";

/** Label that marks a namespace as the platform's, exempt from a team's quota and isolation. */
export const NAMESPACE_ROLE = {
  key: "orchestration-platform/namespace-role",
  platform: "platform",
} as const;

/**
 * Labels of the root namespace: the platform's own, restricted Pod Security at the cluster's own
 * minor, and no sidecars, because the control plane cannot wait for itself.
 */
export function rootNamespaceLabels(minor: KubernetesMinor): Readonly<Record<string, string>> {
  return {
    [NAMESPACE_ROLE.key]: NAMESPACE_ROLE.platform,
    "istio-injection": "disabled",
    "pod-security.kubernetes.io/enforce": "restricted",
    "pod-security.kubernetes.io/enforce-version": `v${minor}`,
    "pod-security.kubernetes.io/audit": "restricted",
    "pod-security.kubernetes.io/audit-version": `v${minor}`,
    "pod-security.kubernetes.io/warn": "restricted",
    "pod-security.kubernetes.io/warn-version": `v${minor}`,
  };
}
