import { k8sDefaultNamespace } from "../../../../policy/rules/workload-hardening/k8s-default-namespace";
import { describeRule } from "../../describe-rule";
import { declared, manifest, namespaced, POD_OWNERS, UNKNOWN } from "../../resources";

const object = (kind: string, metadata: Readonly<Record<string, unknown>>) =>
  manifest({ apiVersion: "v1", kind, metadata });
const path = "metadata.namespace";

describeRule(k8sDefaultNamespace, {
  pass: [
    ...POD_OWNERS.map(({ kind, make }) => ({ name: `a ${kind} of a team`, resources: make({}) })),
    {
      name: "the namespace of the provider",
      resources: declared("kubernetes:core/v1:Service", {}, { namespace: "team-a" }),
    },
    {
      name: "the account that Kubernetes makes",
      resources: object("ServiceAccount", { name: "default", namespace: "default" }),
    },
    {
      name: "the same without a word of the namespace",
      resources: object("ServiceAccount", { name: "default" }),
    },
    {
      name: "the access map of EKS",
      resources: object("ConfigMap", { name: "aws-auth", namespace: "kube-system" }),
    },
    {
      name: "a namespace that the organisation uses",
      parameters: { refused: ["scratch"] },
      resources: object("Service", { namespace: "kube-system" }),
    },
  ],
  fail: [
    ...["Pod", "Service", "ConfigMap", "Secret", "PersistentVolumeClaim"].map((kind) => ({
      name: `a ${kind} without namespace`,
      resources: object(kind, { name: "it" }),
      findings: [[path, `the ${kind} names no namespace, so it is created in default`]] as const,
    })),
    ...["default", "kube-system"].map((name) => ({
      name: `an Ingress in the namespace "${name}"`,
      resources: namespaced("networking.k8s.io/v1beta1", "Ingress", name, {}),
      findings: [[path, `the Ingress is in the namespace ${name}`]] as const,
    })),
    {
      name: 'an Ingress in the namespace ""',
      resources: namespaced("networking.k8s.io/v1beta1", "Ingress", "", {}),
      findings: [[path, "the Ingress names no namespace, so it is created in default"]],
    },
    ...[
      ["discovery.k8s.io/v1", "EndpointSlice"],
      ["coordination.k8s.io/v1", "Lease"],
      ["storage.k8s.io/v1", "CSIStorageCapacity"],
    ].map(([apiVersion = "", kind = ""]) => ({
      name: `${kind} in default`,
      resources: namespaced(apiVersion, kind, "default", {}),
      findings: [[path, `the ${kind} is in the namespace default`]] as const,
    })),
    {
      name: "an object without metadata",
      resources: manifest({ apiVersion: "apps/v1", kind: "Deployment" }),
      findings: [[path, "the Deployment names no namespace, so it is created in default"]],
    },
    {
      name: "a namesake of the access map elsewhere",
      resources: object("ConfigMap", { name: "aws-auth", namespace: "default" }),
      findings: [[path, "the ConfigMap is in the namespace default"]],
    },
    {
      name: "an item of a list",
      resources: manifest({
        apiVersion: "v1",
        kind: "List",
        items: object("Pod", {}).map((item) => item.props),
      }),
      findings: [[path, "the Pod names no namespace, so it is created in default"]],
    },
  ],
  notApplicable: [
    { name: "a Namespace", resources: object("Namespace", { name: "default" }) },
    {
      name: "a ClusterRole",
      resources: manifest({ apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole" }),
    },
  ],
  unknown: [
    {
      name: "an unknown namespace",
      resources: object("Pod", { namespace: UNKNOWN }),
      reasons: [`unknown value at ${path}`],
    },
    {
      name: "a patch that leaves the namespace to the provider",
      resources: declared("kubernetes:core/v1:ServicePatch", { metadata: { name: "web" } }),
      reasons: [`not set by this patch: ${path}`],
    },
  ],
});
