export {
  Karpenter,
  KARPENTER_DEFAULTS,
  type KarpenterArgs,
  type KarpenterChildren,
  type KarpenterGitopsMetadata,
  type KarpenterNodes,
} from "./karpenter";
export type {
  KarpenterControllerIdentity,
  KarpenterIdentityChildren,
  KarpenterNodeIdentity,
} from "./karpenter-identity";
export type { KarpenterQueueChildren, KarpenterQueueNodes } from "./karpenter-queue";
export {
  METRICS_SERVER_DEFAULTS,
  MetricsServer,
  type MetricsServerArgs,
  type MetricsServerChildren,
  type MetricsServerNodes,
} from "./metrics-server";
export type { ScaleTarget, ScalingPace } from "./pure/autoscaler-settings";
export {
  WORKLOAD_AUTOSCALER_DEFAULTS,
  WorkloadAutoscaler,
  type WorkloadAutoscalerArgs,
  type WorkloadAutoscalerChildren,
  type WorkloadAutoscalerNodes,
} from "./workload-autoscaler";
export {
  PriorityClasses,
  type PriorityClassesArgs,
  type PriorityClassesChildren,
  type PriorityClassesNodes,
} from "./priority-classes";
export { PRIORITY_LEVELS, type PriorityLevel } from "./pure/priority-levels";
export type { KarpenterPolicy } from "./pure/karpenter-policies";
