import { PLACED_RESOURCES } from "./k8s-default-namespace/placed-resources";
import { celTexts } from "../../../components/security/pure/cel";
import { POD_OWNERS } from "../../admission/pods";
import { cisEks, cisKubernetes } from "../../rule/frameworks";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { texts } from "../../rule/parameters";
import { isPodOwner } from "../../world/kubernetes/pod-specs";
import { resourceRule } from "../../rule/rule";

/** Built-in kinds besides workloads that are in a namespace; for other kinds this is not known. */
const NAMESPACED_TYPES: ReadonlySet<string> = new Set([
  "kubernetes:core/v1:ConfigMap",
  "kubernetes:core/v1:Endpoints",
  "kubernetes:core/v1:LimitRange",
  "kubernetes:core/v1:PersistentVolumeClaim",
  "kubernetes:core/v1:ResourceQuota",
  "kubernetes:core/v1:Secret",
  "kubernetes:core/v1:Service",
  "kubernetes:core/v1:ServiceAccount",
  "kubernetes:coordination.k8s.io/v1:Lease",
  "kubernetes:discovery.k8s.io/v1:EndpointSlice",
  "kubernetes:discovery.k8s.io/v1beta1:EndpointSlice",
  "kubernetes:storage.k8s.io/v1:CSIStorageCapacity",
  "kubernetes:autoscaling/v1:HorizontalPodAutoscaler",
  "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
  "kubernetes:autoscaling/v2beta1:HorizontalPodAutoscaler",
  "kubernetes:autoscaling/v2beta2:HorizontalPodAutoscaler",
  "kubernetes:networking.k8s.io/v1:Ingress",
  "kubernetes:networking.k8s.io/v1:NetworkPolicy",
  "kubernetes:policy/v1:PodDisruptionBudget",
  "kubernetes:rbac.authorization.k8s.io/v1:Role",
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
  "kubernetes:rbac.authorization.k8s.io/v1beta1:Role",
  "kubernetes:rbac.authorization.k8s.io/v1beta1:RoleBinding",
]);

/** Objects that Kubernetes or EKS look for in just these places. */
const SYSTEM_OBJECTS = [
  "ServiceAccount default/default",
  "ServiceAccount kube-system/default",
  "Service default/kubernetes",
  "Endpoints default/kubernetes",
  "ConfigMap kube-system/aws-auth",
  "ConfigMap kube-system/amazon-vpc-cni",
];

/** Objects that the pack ignores; the API server also creates the slice. */
const ALLOWED_OBJECTS: ReadonlySet<string> = new Set([
  ...SYSTEM_OBJECTS,
  "EndpointSlice default/kubernetes",
]);

/** Objects that the cluster ignores, as requests name them; Istio creates the last one everywhere. */
const ALLOWED_RESOURCES = [
  ...SYSTEM_OBJECTS.map(asRequested),
  "configmaps default/istio-ca-root-cert",
];

/** `Service default/kubernetes` as `services default/kubernetes`. */
function asRequested(object: string): string {
  const [kind = "", place = ""] = object.split(" ");
  return `${kind.toLowerCase().replace(/s?$/, "s")} ${place}`;
}

/** Quotas, network policies and permissions apply to a namespace, so all objects in it share them. */
export const k8sDefaultNamespace = resourceRule({
  id: "k8s-default-namespace",
  topic: "workload-hardening",
  severity: "medium",
  description: "Every object names its namespace, which is neither default nor kube-system.",
  remediation: "Set metadata.namespace to a namespace of the team that owns the object.",
  frameworks: [
    cisKubernetes("5.6.4", "The default namespace should not be used"),
    cisEks("4.5.2", "The default namespace should not be used"),
  ],
  parameters: {
    refused: texts("Namespaces that no object may be in.", ["default", "kube-system"]),
  },
  appliesTo: (type) => isPodOwner(type) || NAMESPACED_TYPES.has(type),
  check({ resource }, findings, { settings: { refused } }) {
    const { kind, name, namespace } = resource;
    const field = namespaceField(resource);
    if (!field.isReadable) {
      findings.notEvaluated(field);
    } else if (namespace === null) {
      if (kind === "ServiceAccount" && name === "default") return;
      findings.failOrMissing(field, `the ${kind} names no namespace, so it is created in default`);
    } else if (
      refused.includes(namespace) &&
      !ALLOWED_OBJECTS.has(`${kind} ${namespace}/${name}`)
    ) {
      findings.fail(field, `the ${kind} is in the namespace ${namespace}`);
    }
  },
  admission: {
    problem: "the object stands in a namespace that nothing may be put into",
    matched: [...POD_OWNERS, ...PLACED_RESOURCES],
    judged: (object) => [`${object}.metadata.namespace`],
    breaches: ({ settings: { refused } }) => {
      const name = 'object.metadata.?name.orValue("")';
      const place = `request.resource.resource + " " + request.namespace + "/" + ${name}`;
      return (
        `request.namespace in ${celTexts(refused)} && !((${place}) in ${celTexts(ALLOWED_RESOURCES)}) ` +
        '? ["metadata.namespace"] : []'
      );
    },
  },
});
