import * as kubernetes from "@pulumi/kubernetes";
import { MetricsServer, WorkloadAutoscaler } from "../../components/scaling";

// The cluster: a context of your kubeconfig.
const provider = new kubernetes.Provider("cluster", { context: "kind-platform" });

// Leave this out where the cluster has a metrics server already.
const metrics = new MetricsServer("metrics", { replicas: 1 }, { provider });

// A Deployment that someone else declares; its own `replicas` must be unset.
const autoscaler = new WorkloadAutoscaler(
  "checkout",
  {
    namespace: "shop",
    target: { name: "checkout" },
    minReplicas: 3,
    maxReplicas: 30,
    cpuUtilization: 60,
    // Sales end slowly: give back a tenth of the pods every five minutes, after a calm half hour.
    scaleDown: { window: "30 minutes", period: "5 minutes", percent: 10 },
  },
  { provider },
);

export const metricsRelease = metrics.nodes.release.name;
export const autoscalerName = autoscaler.nodes.autoscaler.metadata.name;
