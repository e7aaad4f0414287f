import type { RemovedApi } from "../../../../components/core/compatibility/removed-apis";

const REVIEWS = ["LocalSubjectAccessReview", "SelfSubjectAccessReview", "SubjectAccessReview"];
const ROLES = ["ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding"];

/** Removals before the oldest version that the platform upgrades from; old manifests use these. */
export const FURTHER_REMOVALS: readonly RemovedApi[] = [
  {
    apiVersion: "authentication.k8s.io/v1beta1",
    kinds: ["TokenReview"],
    removedIn: "1.22",
    use: "authentication.k8s.io/v1",
  },
  {
    apiVersion: "authorization.k8s.io/v1beta1",
    kinds: REVIEWS,
    removedIn: "1.22",
    use: "authorization.k8s.io/v1",
  },
  {
    apiVersion: "rbac.authorization.k8s.io/v1alpha1",
    kinds: ROLES,
    removedIn: "1.22",
    use: "rbac.authorization.k8s.io/v1",
  },
  { apiVersion: "batch/v2alpha1", kinds: ["CronJob"], removedIn: "1.21", use: "batch/v1" },
  { apiVersion: "extensions/v1beta1", kinds: ["PodSecurityPolicy"], removedIn: "1.16", use: "" },
  { apiVersion: "apps/v1beta1", kinds: ["ControllerRevision"], removedIn: "1.16", use: "apps/v1" },
  { apiVersion: "apps/v1beta2", kinds: ["ControllerRevision"], removedIn: "1.16", use: "apps/v1" },
  { apiVersion: "settings.k8s.io/v1alpha1", kinds: ["PodPreset"], removedIn: "1.20", use: "" },
];

/** First minor that serves an API version which older ones have in beta or not at all. */
const ADDED_IN: ReadonlyMap<string, number> = new Map([
  ["networking.k8s.io/v1 Ingress", 19],
  ["networking.k8s.io/v1 IngressClass", 19],
  ["events.k8s.io/v1 Event", 19],
  ["certificates.k8s.io/v1 CertificateSigningRequest", 19],
  ["node.k8s.io/v1 RuntimeClass", 20],
  ["policy/v1 PodDisruptionBudget", 21],
  ["batch/v1 CronJob", 21],
  ["discovery.k8s.io/v1 EndpointSlice", 21],
  ["autoscaling/v2 HorizontalPodAutoscaler", 23],
  ["storage.k8s.io/v1 CSIStorageCapacity", 24],
  ["flowcontrol.apiserver.k8s.io/v1 FlowSchema", 29],
  ["flowcontrol.apiserver.k8s.io/v1 PriorityLevelConfiguration", 29],
  ["admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy", 30],
  ["admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding", 30],
]);

/** First minor that serves a kind in a version; undefined where all minors serve it. */
export function addedIn(apiVersion: string, kind: string): number | undefined {
  return ADDED_IN.get(`${apiVersion} ${kind}`);
}
