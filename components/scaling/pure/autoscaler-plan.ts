import { definedOnly } from "../../core/pure/defined-only";
import type { input } from "@pulumi/kubernetes/types";
import { durationSeconds } from "../../core/pure/units";
import { assertValid } from "../../core/pure/validate";
import { autoscalerRules } from "./autoscaler-rules";
import type { AutoscalerSettings, ScalingPace } from "./autoscaler-settings";

type AutoscalerSpec = input.autoscaling.v2.HorizontalPodAutoscalerSpec;
type MetricSpec = input.autoscaling.v2.MetricSpec;
type ScalingRules = input.autoscaling.v2.HPAScalingRules;

/** The `spec` of a HorizontalPodAutoscaler; throws with every problem of the settings at once. */
export function planAutoscaler(settings: AutoscalerSettings): AutoscalerSpec {
  assertValid(autoscalerRules(settings), `autoscaler of ${settings.target.name}`);
  return {
    scaleTargetRef: {
      apiVersion: "apps/v1",
      kind: settings.target.kind ?? "Deployment",
      name: settings.target.name,
    },
    minReplicas: settings.minReplicas,
    maxReplicas: settings.maxReplicas,
    metrics: planMetrics(settings),
    behavior: {
      scaleUp: planPace(settings.scaleUp),
      scaleDown: planPace(settings.scaleDown),
    },
  };
}

function planMetrics(settings: AutoscalerSettings): MetricSpec[] {
  const targets = [
    { resource: "cpu", percent: settings.cpuUtilization },
    { resource: "memory", percent: settings.memoryUtilization },
  ];
  return targets.flatMap(({ resource, percent }) =>
    percent === undefined ? [] : [utilizationMetric(resource, percent, settings.container)],
  );
}

/** Counted on one container where named, so that a sidecar's idle share does not dilute the load. */
function utilizationMetric(
  resource: string,
  percent: number,
  container: string | undefined,
): MetricSpec {
  const target = { type: "Utilization", averageUtilization: percent };
  return container === undefined
    ? { type: "Resource", resource: { name: resource, target } }
    : { type: "ContainerResource", containerResource: { name: resource, container, target } };
}

/** The larger of the two steps wins, so that percent rules a big workload and pods a small one. */
function planPace(pace: ScalingPace): ScalingRules {
  const periodSeconds = durationSeconds(pace.period);
  const steps = [
    { type: "Percent", value: pace.percent },
    { type: "Pods", value: pace.pods },
  ];
  return definedOnly({
    stabilizationWindowSeconds: durationSeconds(pace.window),
    selectPolicy: "Max",
    policies: steps.flatMap(({ type, value }) =>
      value === undefined ? [] : [{ type, value, periodSeconds }],
    ),
    tolerance: pace.tolerance === undefined ? undefined : String(pace.tolerance),
  });
}
