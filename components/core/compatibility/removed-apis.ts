import type { Source } from "./sourced";

/** An API version that Kubernetes no longer serves. */
export interface RemovedApi {
  readonly apiVersion: string;
  readonly kinds: readonly string[];
  /** First minor that does not serve it. */
  readonly removedIn: string;
  /** Version to move to; empty where the kind is gone for good. */
  readonly use: string;
}

/** Where {@link REMOVED_APIS} was read; the guide lists no removal after 1.32. */
export const REMOVED_APIS_SOURCE: Source = {
  title: "Kubernetes, deprecated API migration guide",
  where: "https://kubernetes.io/docs/reference/using-api/deprecation-guide/",
  readOn: "2026-11-24",
};

const FLOW_CONTROL = ["FlowSchema", "PriorityLevelConfiguration"] as const;
const AUTOSCALER = ["HorizontalPodAutoscaler"] as const;
const WEBHOOKS = ["MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"] as const;
const ROLES = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"] as const;
const STORAGE = ["CSIDriver", "CSINode", "StorageClass", "VolumeAttachment"] as const;
const WORKLOADS = ["DaemonSet", "Deployment", "ReplicaSet"] as const;

/** Removals by group, newest first. */
export const REMOVED_APIS: readonly RemovedApi[] = [
  removed("1.32", "flowcontrol.apiserver.k8s.io/v1beta3", FLOW_CONTROL, "v1"),
  removed("1.29", "flowcontrol.apiserver.k8s.io/v1beta2", FLOW_CONTROL, "v1"),
  removed("1.27", "storage.k8s.io/v1beta1", ["CSIStorageCapacity"], "v1"),
  removed("1.26", "flowcontrol.apiserver.k8s.io/v1beta1", FLOW_CONTROL, "v1"),
  removed("1.26", "autoscaling/v2beta2", AUTOSCALER, "v2"),
  removed("1.25", "autoscaling/v2beta1", AUTOSCALER, "v2"),
  removed("1.25", "batch/v1beta1", ["CronJob"], "v1"),
  removed("1.25", "discovery.k8s.io/v1beta1", ["EndpointSlice"], "v1"),
  removed("1.25", "events.k8s.io/v1beta1", ["Event"], "v1"),
  removed("1.25", "policy/v1beta1", ["PodDisruptionBudget"], "v1"),
  removed("1.25", "policy/v1beta1", ["PodSecurityPolicy"], ""),
  removed("1.25", "node.k8s.io/v1beta1", ["RuntimeClass"], "v1"),
  removed("1.22", "admissionregistration.k8s.io/v1beta1", WEBHOOKS, "v1"),
  removed("1.22", "apiextensions.k8s.io/v1beta1", ["CustomResourceDefinition"], "v1"),
  removed("1.22", "apiregistration.k8s.io/v1beta1", ["APIService"], "v1"),
  removed("1.22", "certificates.k8s.io/v1beta1", ["CertificateSigningRequest"], "v1"),
  removed("1.22", "coordination.k8s.io/v1beta1", ["Lease"], "v1"),
  removed("1.22", "networking.k8s.io/v1beta1", ["Ingress", "IngressClass"], "v1"),
  removed("1.22", "rbac.authorization.k8s.io/v1beta1", ROLES, "v1"),
  removed("1.22", "scheduling.k8s.io/v1beta1", ["PriorityClass"], "v1"),
  removed("1.22", "storage.k8s.io/v1beta1", STORAGE, "v1"),
  {
    apiVersion: "extensions/v1beta1",
    kinds: ["Ingress"],
    removedIn: "1.22",
    use: "networking.k8s.io/v1",
  },
  {
    apiVersion: "extensions/v1beta1",
    kinds: ["NetworkPolicy"],
    removedIn: "1.16",
    use: "networking.k8s.io/v1",
  },
  { apiVersion: "extensions/v1beta1", kinds: WORKLOADS, removedIn: "1.16", use: "apps/v1" },
  removed("1.16", "apps/v1beta2", [...WORKLOADS, "StatefulSet"], "v1"),
  removed("1.16", "apps/v1beta1", ["Deployment", "StatefulSet"], "v1"),
];

/** A removal whose replacement is in the same group. */
function removed(
  removedIn: string,
  apiVersion: string,
  kinds: readonly string[],
  version: string,
): RemovedApi {
  const group = apiVersion.slice(0, apiVersion.indexOf("/"));
  return { apiVersion, kinds, removedIn, use: version === "" ? "" : `${group}/${version}` };
}
