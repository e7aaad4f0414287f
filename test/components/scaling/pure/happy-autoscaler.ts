import type { AutoscalerSettings } from "../../../../components/scaling/pure/autoscaler-settings";

/** Settings without a problem; a test changes one thing at a time. */
export const happyAutoscaler: AutoscalerSettings = {
  target: { name: "orders" },
  minReplicas: 2,
  maxReplicas: 10,
  cpuUtilization: 70,
  scaleUp: { window: "0 seconds", period: "15 seconds", percent: 100, pods: 4 },
  scaleDown: { window: "5 minutes", period: "60 seconds", percent: 10 },
  kubernetesVersion: "1.35",
};
