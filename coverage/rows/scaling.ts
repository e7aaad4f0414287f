import type { RowSource } from "../row";

/** Rows of the article that the scaling family answers. */
export const SCALING_ROWS: readonly RowSource[] = [
  [
    "AS-1",
    "Metric-based triggers",
    "HorizontalPodAutoscaler.metrics ScaledObject.triggers aws.appautoscaling.Policy",
  ],
  [
    "AS-2",
    "Predictive scaling",
    "aws.autoscaling.Policy.predictiveScalingConfiguration aws.appautoscaling.Policy.predictiveScalingPolicyConfiguration ScaledObject.cron",
  ],
  [
    "AS-3",
    "Schedule-based scaling",
    "aws.autoscaling.Schedule aws.appautoscaling.ScheduledAction ScaledObject.cron",
  ],
  [
    "AS-4",
    "Custom scaling rules",
    "ScaledObject.advanced.scalingModifiers ScaledObject.advanced.scalingModifiers.formula ScaledObject.advanced.scalingModifiers.target ScaledObject.advanced.scalingModifiers.activationTarget ScaledObject.advanced.scalingModifiers.metricType HorizontalPodAutoscaler.behavior.scaleUp.policies HorizontalPodAutoscaler.behavior.scaleUp.selectPolicy HorizontalPodAutoscaler.behavior.scaleUp.tolerance",
  ],
  [
    "AS-5",
    "Cool-down periods",
    "HorizontalPodAutoscaler.stabilizationWindowSeconds ScaledObject.cooldownPeriod ScaledObject.initialCooldownPeriod aws.autoscaling.Group.defaultInstanceWarmup",
  ],
  [
    "AS-6",
    "Scale-in protection",
    "aws.autoscaling.Group.protectFromScaleIn aws.autoscaling.Group.instanceLifecyclePolicy.retentionTriggers disableScaleIn karpenter.sh/do-not-disrupt controller.kubernetes.io/pod-deletion-cost PodDisruptionBudget NodePool.nodes NodePool.schedule HorizontalPodAutoscaler.selectPolicy",
  ],
  [
    "AS-7",
    'narrative: "predict and respond to changing demands while maintaining system stability and cost efficiency"',
    "NodePool.limits AS-1..AS-2 AS-5 CO-5",
  ],
  [
    "AL-7",
    'narrative: "from simple threshold-based adjustments to sophisticated, predictive mechanisms"',
    "AS-1..AS-2",
  ],
  ["HS-1", "Instance replication", "Deployment StatefulSet HorizontalPodAutoscaler.minReplicas"],
  [
    "HS-6",
    "Instance health monitoring",
    "startupProbe readinessProbe livenessProbe PodDisruptionBudget.unhealthyPodEvictionPolicy aws.eks.NodeGroup.nodeRepairConfig",
  ],
  [
    "VSC-1",
    "Resource limits",
    "VerticalPodAutoscaler.resourcePolicy.containerPolicies.minAllowed VerticalPodAutoscaler.resourcePolicy.containerPolicies.maxAllowed VerticalPodAutoscaler.controlledValues",
  ],
  [
    "VSC-2",
    "Downtime management",
    "VerticalPodAutoscaler.updateMode VerticalPodAutoscaler.updatePolicy.minReplicas PodDisruptionBudget rollingUpdate.maxUnavailable",
  ],
  [
    "VSC-4",
    "Performance impact",
    "VerticalPodAutoscaler.startupBoost.cpu VerticalPodAutoscaler.startupBoost.cpu.type VerticalPodAutoscaler.startupBoost.cpu.factor VerticalPodAutoscaler.startupBoost.cpu.durationSeconds",
  ],
  ["VSC-5", "Hardware constraints", "NodePool.requirements EC2NodeClass.instanceStorePolicy"],
  ["VSC-6", "Application compatibility", "resizePolicy"],
  [
    "VSC-7",
    'narrative: "implementing vertical scaling without disrupting service availability"',
    "VerticalPodAutoscaler.updateMode VerticalPodAutoscaler.minReplicas PodDisruptionBudget",
  ],
  [
    "CP-1",
    "Demand forecasting",
    "aws.autoscaling.Policy.predictiveScalingConfiguration.mode ScaledObject.elastic-forecast ScaledObject.predictkube",
  ],
  ["CP-2", "Resource modeling", ""],
  ["CP-3", "Growth predictions", ""],
  ["CP-5", "Performance benchmarking", "Job AnalysisTemplate aws.fis.ExperimentTemplate"],
  ["CP-6", "Capacity thresholds", "PrometheusRule aws.budgets.Budget NodePool.limits"],
  [
    "CP-7",
    'narrative: "balance the risk of under-provisioning against the cost of over-provisioning"',
    "CapacityBuffer",
  ],
  ["GAP-4", "Performance modeling for complex, interdependent services", ""],
  [
    "GAP-6",
    "Real-time adaptation mechanisms for dynamic workloads",
    "ScaledObject HorizontalPodAutoscaler.behavior BackendTrafficPolicy.admissionControl BackendTrafficPolicy.loadBalancer.type",
  ],
  ["TH-2", "queueing models", ""],
  ["TH-3", "resource allocation algorithms", "aws.eks.Cluster.kubeSchedulerConfig"],
  [
    "CS-9",
    '"intelligent scaling mechanisms that respond to real-time metrics"',
    "ScaledObject.triggers HorizontalPodAutoscaler.metrics AS-1 AS-4",
  ],
  ["AI-2", "ML-based resource prediction", "AS-2"],
  ["AI-4", "Smart scaling algorithms", "ScaledObject.scalingModifiers"],
  ["OX-4", "Capacity planning tools", ""],
  [
    "OX-5",
    "Performance tuning automation",
    "VerticalPodAutoscaler aws.computeoptimizer.EnrollmentStatus aws.computeoptimizer.RecommendationPreferences",
  ],
  ["CHA-7", "Performance scaling", "HorizontalPodAutoscaler ScaledObject NodePool AS-1..AS-6"],
];
