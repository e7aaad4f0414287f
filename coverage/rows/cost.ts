import type { RowSource } from "../row";

/** Rows of the article that the cost family answers. */
export const COST_ROWS: readonly RowSource[] = [
  [
    "CO-1",
    "Resource right-sizing",
    "VerticalPodAutoscaler aws.computeoptimizer.EnrollmentStatus aws.computeoptimizer.RecommendationPreferences aws.costoptimizationhub.EnrollmentStatus",
  ],
  [
    "CO-2",
    "Spot instance usage",
    "NodePool.karpenter.sh/capacity-type NodePool.minValues aws.autoscaling.Group.mixedInstancesPolicy.instancesDistribution.spotAllocationStrategy aws.autoscaling.Group.capacityRebalance aws.sqs.Queue",
  ],
  [
    "CO-3",
    "Reserved capacity",
    "EC2NodeClass.capacityReservationSelectorTerms aws.ec2.CapacityReservation aws.savingsplans.SavingsPlan",
  ],
  [
    "CO-4",
    "Cost allocation",
    "defaultTags aws.costexplorer.CostAllocationTag aws.costexplorer.CostCategory aws.bcmdata.Export",
  ],
  [
    "CO-5",
    "Budget controls",
    "aws.budgets.Budget aws.budgets.BudgetAction aws.costexplorer.AnomalyMonitor aws.costexplorer.AnomalySubscription NodePool.limits",
  ],
  ["CO-6", "Waste identification", "PrometheusRule DeletingPolicy"],
  ["MET-8", "Cost allocation metrics", "ServiceMonitor"],
  ["VSC-3", "Cost efficiency", "PrometheusRule"],
  ["CP-4", "Cost optimization", "aws.savingsplans.SavingsPlan"],
  ["CHA-6", "Cost optimization", "aws.budgets.Budget CO-1..CO-6"],
  ["F1-1", "Fig. 1 (Q1-Q4 2024): Cost Reduction", "ConfigMap"],
  ["F1-2", "Fig. 1 (Q1-Q4 2024): Performance Gain", "ConfigMap"],
  ["F1-3", "Fig. 1 (Q1-Q4 2024): Resource Efficiency", "ConfigMap"],
];
