import { PLATFORM_NAMESPACE, podSecurityLabels } from "../../core/pure/namespace-labels";
import type { KubernetesMinor } from "../../core/versions";

/**
 * Labels of the root namespace: the platform's own, restricted Pod Security at the cluster's own
 * minor, and no sidecars, because the control plane cannot wait for itself.
 */
export function rootNamespaceLabels(minor: KubernetesMinor): Readonly<Record<string, string>> {
  return {
    ...PLATFORM_NAMESPACE,
    "istio-injection": "disabled",
    ...podSecurityLabels("restricted", minor),
  };
}
