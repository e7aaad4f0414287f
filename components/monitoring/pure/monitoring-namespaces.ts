import type { KubernetesMinor } from "../../core/versions";

/** Namespace of the agent that reads each node; the only privileged one of the stack. */
export const NODE_NAMESPACE = "monitoring-nodes";

/** Pod Security level of a namespace. */
export type PodSecurityLevel = "restricted" | "privileged";

/** Labels of a namespace of the monitoring stack: the platform's own, at a Pod Security level. */
export function monitoringNamespaceLabels(
  level: PodSecurityLevel,
  minor: KubernetesMinor,
): Readonly<Record<string, string>> {
  return {
    "orchestration-platform/namespace-role": "platform",
    "pod-security.kubernetes.io/enforce": level,
    "pod-security.kubernetes.io/enforce-version": `v${minor}`,
    "pod-security.kubernetes.io/audit": level,
    "pod-security.kubernetes.io/audit-version": `v${minor}`,
    "pod-security.kubernetes.io/warn": level,
    "pod-security.kubernetes.io/warn-version": `v${minor}`,
  };
}
