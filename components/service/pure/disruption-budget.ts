import type { input } from "@pulumi/kubernetes/types";
import { selectorLabels } from "./service-labels";
import type { ServiceSettings } from "./service-settings";

/**
 * The `spec` of the PodDisruptionBudget: one pod at a time, at any replica count, so that a node can
 * always be drained; a pod that is broken anyway never holds a drain up.
 */
export function planDisruptionBudget(
  settings: ServiceSettings,
): input.policy.v1.PodDisruptionBudgetSpec {
  return {
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: "AlwaysAllow",
    selector: { matchLabels: selectorLabels(settings) },
  };
}
