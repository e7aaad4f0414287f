import { podSecurityLabels } from "../../core/pure/namespace-labels";
import type { KubernetesMinor } from "../../core/versions";

/**
 * Labels of a team's namespace: sidecars for every pod, and the restricted Pod Security Standard,
 * pinned to the cluster's minor so that an upgrade does not change what is admitted.
 */
export function namespaceLabels(minor: KubernetesMinor): Readonly<Record<string, string>> {
  return { "istio-injection": "enabled", ...podSecurityLabels("restricted", minor) };
}
