import {
  PLATFORM_NAMESPACE,
  type PodSecurityLevel,
  podSecurityLabels,
} from "../../core/pure/namespace-labels";
import type { KubernetesMinor } from "../../core/versions";

/** Namespace of the agent that reads each node; the only privileged one of the stack. */
export const NODE_NAMESPACE = "monitoring-nodes";

/** Labels of a namespace of the monitoring stack: the platform's own, at a Pod Security level. */
export function monitoringNamespaceLabels(
  level: PodSecurityLevel,
  minor: KubernetesMinor,
): Readonly<Record<string, string>> {
  return { ...PLATFORM_NAMESPACE, ...podSecurityLabels(level, minor) };
}
