import type { NormalizedResource } from "../../policy/rule/resource";
import { namespaced } from "./resources";

type Properties = Readonly<Record<string, unknown>>;

/** A Deployment called `it`. */
export function deployment(
  spec: Properties = {},
  place: unknown = "shop",
): readonly NormalizedResource[] {
  return namespaced("apps/v1", "Deployment", place, spec);
}

/** A HorizontalPodAutoscaler of that Deployment, which looks at the CPU. */
export function scaler(
  target: Properties = {},
  place: unknown = "shop",
): readonly NormalizedResource[] {
  return namespaced("autoscaling/v2", "HorizontalPodAutoscaler", place, {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "it", ...target },
    minReplicas: 2,
    maxReplicas: 4,
    metrics: [{ type: "Resource", resource: { name: "cpu" } }],
  });
}
