import type { CheckOptions } from "../../policy/check/evaluate";
import type { Mutation } from "../support/mutate-plan";

interface WorkloadTrip extends Mutation {
  readonly path: string;
  readonly settings?: CheckOptions["settings"];
  readonly alongside?: readonly string[];
}

const POD = "spec.template.spec";
const CONTAINER = `${POD}.containers[0]`;
const ORDERS = { type: "kubernetes:apps/v1:Deployment", name: "prod-orders-deployment" } as const;
const SERVICE = { type: "kubernetes:core/v1:Service", name: "prod-orders-service" } as const;
const BUDGET = {
  type: "kubernetes:policy/v1:PodDisruptionBudget",
  name: "prod-orders-disruption-budget",
} as const;
const POLICY = {
  type: "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  name: "prod-orders-network-policy",
} as const;
const LABELS = { "app.kubernetes.io/name": "orders", "app.kubernetes.io/instance": "prod-orders" };

const PROBE = { httpGet: { path: "/", port: 8080 } };

/** A pod that no rule but those of the network stands against. */
const HARDENED_POD = {
  automountServiceAccountToken: false,
  serviceAccountName: "agent",
  securityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
  containers: [
    {
      name: "agent",
      image: `registry.example.com/agent:1@sha256:${"1".repeat(64)}`,
      livenessProbe: PROBE,
      readinessProbe: { httpGet: { path: "/ready", port: 8080 } },
      ports: [{ containerPort: 8080 }],
      resources: {
        requests: { cpu: "1m", memory: "1Mi" },
        limits: { memory: "1Mi", "ephemeral-storage": "1Gi" },
      },
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ["ALL"] },
        readOnlyRootFilesystem: true,
      },
    },
  ],
};

/** An Ingress for the Service of the orders. */
function ingress(service: string, spec: Readonly<Record<string, unknown>>): Mutation {
  const backend = { service: { name: service, port: { number: 8080 } } };
  const rules = [{ host: "orders.example.com", http: { paths: [{ path: "/", backend }] } }];
  return {
    type: "kubernetes:networking.k8s.io/v1:Ingress",
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata.namespace", to: "orders" },
      { set: "spec", to: { rules, ...spec } },
    ],
  };
}

/** Edits against the rules of workloads, their reliability, quotas and network. */
export const WORKLOAD_TRIPS: Readonly<Record<string, WorkloadTrip>> = {
  "k8s-automount-token": {
    ...ORDERS,
    edits: [{ set: `${POD}.automountServiceAccountToken`, to: true }],
    path: `${POD}.automountServiceAccountToken`,
  },
  "k8s-default-sa": {
    ...ORDERS,
    edits: [{ set: `${POD}.serviceAccountName`, to: "default" }],
    path: `${POD}.serviceAccountName`,
  },
  "k8s-image-registry": {
    ...ORDERS,
    edits: [
      { set: `${CONTAINER}.image`, to: `registry.example.com.evil/o:1@sha256:${"1".repeat(64)}` },
    ],
    path: `${CONTAINER}.image`,
    settings: { "k8s-image-registry": { registries: ["registry.example.com"] } },
  },
  "k8s-plaintext-credential": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.env`, to: [{ name: "DB_PASSWORD", value: "hunter2" }] }],
    path: `${CONTAINER}.env[0].value`,
  },
  "k8s-default-namespace": {
    type: "kubernetes:core/v1:ServiceAccount",
    name: "prod-orders-service-account",
    edits: [{ set: "metadata.namespace", to: "default" }],
    path: "metadata.namespace",
  },
  "rel-min-replicas": {
    type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
    name: "prod-orders-autoscaler",
    edits: "drop the resource",
    path: "spec.replicas",
  },
  "rel-probes": {
    ...ORDERS,
    edits: [{ remove: `${CONTAINER}.livenessProbe` }],
    path: `${CONTAINER}.livenessProbe`,
  },
  "rel-pdb-required": {
    ...BUDGET,
    edits: "drop the resource",
    path: "spec.template.metadata.labels",
  },
  "rel-pdb-allows-eviction": {
    ...BUDGET,
    edits: [{ set: "spec.maxUnavailable", to: 0 }],
    path: "spec.maxUnavailable",
  },
  "rel-spread": {
    ...ORDERS,
    edits: [{ remove: `${POD}.topologySpreadConstraints` }],
    path: `${POD}.topologySpreadConstraints`,
  },
  "rel-selector-match": {
    ...ORDERS,
    edits: [{ set: "spec.selector.matchLabels", to: { app: "other" } }],
    path: "spec.selector",
  },
  "rel-service-target": {
    ...SERVICE,
    edits: [{ set: "spec.ports[0].targetPort", to: "web" }],
    path: "spec.ports[0].targetPort",
  },
  "rel-ingress-backend": {
    ...ingress("other", { tls: [{ hosts: ["orders.example.com"] }] }),
    path: "spec.rules[0].http.paths[0].backend.service.name",
  },
  "rel-deprecated-api": {
    type: "kubernetes:policy/v1beta1:PodDisruptionBudget",
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata.namespace", to: "orders" },
      { set: "spec", to: { maxUnavailable: 1, selector: { matchLabels: LABELS } } },
    ],
    path: "apiVersion",
  },
  "quota-container-max": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.resources.limits.cpu`, to: "500m" }],
    path: `${CONTAINER}.resources.limits.cpu`,
    settings: { "quota-container-max": { container: { cpu: "450m" } } },
    alongside: ["quota-limit-ratio"],
  },
  "quota-limitrange": {
    type: "kubernetes:core/v1:LimitRange",
    name: "prod-orders-limits",
    edits: "drop the resource",
    path: "metadata.name",
  },
  "quota-fits": {
    type: "kubernetes:core/v1:ResourceQuota",
    name: "prod-orders-quota",
    edits: [{ set: "spec.hard.pods", to: "10" }],
    path: "spec.hard.pods",
  },
  "net-pod-covered": {
    type: "kubernetes:core/v1:Pod",
    name: "added",
    isNew: true,
    edits: [
      { set: "metadata.namespace", to: "karpenter" },
      { set: "spec", to: HARDENED_POD },
    ],
    path: "metadata.labels",
    alongside: ["k8s-labels"],
  },
  "net-policy-dangling": {
    ...POLICY,
    edits: [{ set: "spec.podSelector.matchLabels", to: { app: "other" } }],
    path: "spec.podSelector",
  },
  "net-open-world": {
    ...POLICY,
    edits: [{ set: "spec.egress", to: [{}] }],
    path: "spec.egress[0]",
  },
  "net-exposure": {
    ...SERVICE,
    edits: [{ set: "spec.type", to: "NodePort" }],
    path: "spec.type",
  },
  "net-ingress-tls": {
    ...ingress("orders", {}),
    path: "spec.rules[0].host",
  },
  "k8s-secret-env": {
    ...ORDERS,
    edits: [
      {
        set: `${CONTAINER}.env`,
        to: [{ name: "A", valueFrom: { secretKeyRef: { name: "a", key: "a" } } }],
      },
    ],
    path: `${CONTAINER}.env[0].valueFrom.secretKeyRef`,
  },
  "rel-probe-port": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.livenessProbe.httpGet.port`, to: 9 }],
    path: `${CONTAINER}.livenessProbe.httpGet.port`,
  },
  "rel-probes-identical": {
    ...ORDERS,
    edits: [
      { set: `${CONTAINER}.livenessProbe`, to: PROBE },
      { set: `${CONTAINER}.readinessProbe`, to: PROBE },
    ],
    path: `${CONTAINER}.livenessProbe`,
  },
  "rel-rolling-update": {
    ...ORDERS,
    edits: [{ set: "spec.strategy", to: { type: "Recreate" } }],
    path: "spec.strategy.type",
  },
  "quota-cpu-limit": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.resources.limits.cpu`, to: "500m" }],
    path: `${CONTAINER}.resources.limits.cpu`,
    settings: { "quota-cpu-limit": { mode: "forbid" } },
    alongside: ["quota-limit-ratio"],
  },
  "quota-limit-ratio": {
    ...ORDERS,
    edits: [{ set: `${CONTAINER}.resources.requests.memory`, to: "1Mi" }],
    path: `${CONTAINER}.resources.limits.memory`,
  },
  "quota-ephemeral": {
    ...ORDERS,
    edits: [{ remove: `${CONTAINER}.resources.limits.ephemeral-storage` }],
    path: `${CONTAINER}.resources.limits.ephemeral-storage`,
  },
};
