import type { Mutation } from "../support/mutate-plan";

interface AutoscalingTrip extends Mutation {
  readonly also?: Mutation;
  readonly path: string;
}

const SCALER = {
  type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  name: "prod-orders-autoscaler",
} as const;

/** Edits against the rules of autoscalers and monitors. */
export const AUTOSCALING_TRIPS: Readonly<Record<string, AutoscalingTrip>> = {
  "as-hpa-bounds": {
    ...SCALER,
    edits: [{ set: "spec.minReplicas", to: 1 }],
    path: "spec.minReplicas",
  },
  "as-pdb-vs-min": {
    type: "kubernetes:policy/v1:PodDisruptionBudget",
    name: "prod-orders-disruption-budget",
    edits: [{ remove: "spec.maxUnavailable" }, { set: "spec.minAvailable", to: 3 }],
    path: "spec.minAvailable",
  },
  "as-requests-for-metric": {
    ...SCALER,
    edits: [
      {
        set: "spec.metrics",
        to: [
          {
            type: "Resource",
            resource: {
              name: "hugepages-2Mi",
              target: { type: "Utilization", averageUtilization: 70 },
            },
          },
        ],
      },
    ],
    path: "spec.template.spec.containers[0].resources.requests.hugepages-2Mi",
  },
  "as-keda-valid": {
    type: "kubernetes:keda.sh/v1alpha1:ScaledJob",
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata.namespace", to: "orders" },
      { set: "spec", to: { minReplicaCount: 2, maxReplicaCount: 1 } },
    ],
    path: "spec.minReplicaCount",
  },
  "as-keda-auth": {
    type: "kubernetes:keda.sh/v1alpha1:ScaledJob",
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata.namespace", to: "orders" },
      { set: "spec.triggers", to: [{ type: "kafka", authenticationRef: { name: "missing" } }] },
    ],
    path: "spec.triggers[0].authenticationRef.name",
  },
  "mon-monitor-matches": {
    type: "kubernetes:monitoring.coreos.com/v1:ServiceMonitor",
    name: "prod-orders-service-monitor",
    edits: [{ set: "spec.endpoints", to: [{ port: "http-metrics" }, { port: "other" }] }],
    path: "spec.endpoints[1].port",
  },
  "mon-covered": {
    type: "kubernetes:monitoring.coreos.com/v1:ServiceMonitor",
    name: "prod-orders-service-monitor",
    edits: "drop the resource",
    path: "spec.template.spec.containers[0].ports[1]",
  },
  "mon-alert-shape": {
    type: "kubernetes:monitoring.coreos.com/v1:PrometheusRule",
    name: "prod-monitoring-alerts",
    edits: [{ remove: "spec.groups[0].rules[0].for" }],
    path: "spec.groups[0].rules[0].for",
  },
  "mon-alert-coverage": {
    type: "kubernetes:apps/v1:Deployment",
    name: "prod-orders-deployment",
    edits: [{ set: "metadata.labels.tier", to: "1" }],
    also: {
      type: "kubernetes:helm.sh/v3:Release",
      name: "prod-monitoring-release",
      edits: [
        {
          set: "values.alertmanager.config",
          to: {
            route: { receiver: "page" },
            receivers: [{ name: "page", webhook_configs: [{ url_file: "/etc/pager/url" }] }],
          },
        },
      ],
    },
    path: "metadata.labels.tier",
  },
};
