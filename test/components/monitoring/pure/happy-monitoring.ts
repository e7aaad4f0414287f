import type { MonitoringSettings } from "../../../../components/monitoring/pure/monitoring-settings";

/** Settings without a problem; a test changes one thing at a time. */
export const happyMonitoring: MonitoringSettings = {
  namespace: "monitoring",
  storageClass: "gp3",
  retention: "15 days",
  storage: "50Gi",
  replicas: 2,
  alertmanagerReplicas: 3,
  resources: { cpu: "500m", memory: "2Gi" },
  kubernetesVersion: "1.35",
};
