import type { Board, Graph } from "./dashboard-model";

/** Series of the cluster's objects, in the chosen namespaces. */
const OBJECTS = 'job="kube-state-metrics", namespace=~"$namespace"';

/** How much room each namespace has left: its quota, its autoscalers, its missing replicas. */
export function capacityBoard(): Board {
  return {
    uid: "namespace-capacity",
    title: "Capacity by namespace",
    choices: [{ name: "namespace", metric: "kube_resourcequota", label: "namespace" }],
    graphs: [quotaGraph(), autoscalerGraph(), missingReplicasGraph(), restartsGraph()],
  };
}

function quotaGraph(): Graph {
  const amount = (type: string) => `kube_resourcequota{${OBJECTS}, type="${type}"}`;
  return {
    title: "Quota in use",
    description: "Above 80 % the team is warned; at 100 % new pods are refused.",
    unit: "percentunit",
    series: [
      {
        query: `${amount("used")} / ignoring(type) (${amount("hard")} > 0)`,
        legend: "{{namespace}} {{resource}}",
      },
    ],
  };
}

function autoscalerGraph(): Graph {
  const replicas = (which: string) => `kube_horizontalpodautoscaler_${which}_replicas{${OBJECTS}}`;
  return {
    title: "Replicas against the autoscaler's maximum",
    description: "At 100 % the workload cannot grow any further.",
    unit: "percentunit",
    series: [
      {
        query: `${replicas("status_current")} / ${replicas("spec_max")}`,
        legend: "{{namespace}}/{{horizontalpodautoscaler}}",
      },
    ],
  };
}

function missingReplicasGraph(): Graph {
  return {
    title: "Missing replicas",
    description: "Replicas that a Deployment wants and does not have ready.",
    unit: "short",
    series: [
      {
        query: `kube_deployment_status_replicas_unavailable{${OBJECTS}}`,
        legend: "{{namespace}}/{{deployment}}",
      },
    ],
  };
}

function restartsGraph(): Graph {
  const restarts = `kube_pod_container_status_restarts_total{${OBJECTS}}`;
  return {
    title: "Restarts",
    description: "Container restarts in the last hour.",
    unit: "short",
    series: [
      {
        query: `sum by (namespace, container) (increase(${restarts}[1h]))`,
        legend: "{{namespace}} {{container}}",
      },
    ],
  };
}
