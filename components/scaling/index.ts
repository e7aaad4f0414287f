export {
  METRICS_SERVER_DEFAULTS,
  MetricsServer,
  type MetricsServerArgs,
  type MetricsServerNodes,
} from "./metrics-server";
export type { ScaleTarget, ScalingPace } from "./pure/autoscaler-settings";
export {
  WORKLOAD_AUTOSCALER_DEFAULTS,
  WorkloadAutoscaler,
  type WorkloadAutoscalerArgs,
  type WorkloadAutoscalerNodes,
} from "./workload-autoscaler";
export {
  PriorityClasses,
  type PriorityClassesArgs,
  type PriorityClassesNodes,
} from "./priority-classes";
export { PRIORITY_LEVELS, type PriorityLevel } from "./pure/priority-levels";
