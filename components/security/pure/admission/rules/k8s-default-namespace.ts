import { celTexts } from "../cel";
import { POD_OWNERS } from "../pods";
import type { AdmissionRule, MatchedResources } from "../rule";

/** What stands in a namespace besides workloads. */
const OTHERS: readonly MatchedResources[] = [
  {
    group: "",
    versions: ["v1"],
    resources: [
      "configmaps",
      "endpoints",
      "limitranges",
      "persistentvolumeclaims",
      "resourcequotas",
      "secrets",
      "services",
      "serviceaccounts",
    ],
  },
  { group: "autoscaling", versions: ["v1", "v2"], resources: ["horizontalpodautoscalers"] },
  { group: "networking.k8s.io", versions: ["v1"], resources: ["ingresses", "networkpolicies"] },
  { group: "policy", versions: ["v1"], resources: ["poddisruptionbudgets"] },
  { group: "rbac.authorization.k8s.io", versions: ["v1"], resources: ["roles", "rolebindings"] },
];

/** Objects that Kubernetes, EKS or Istio look for or put in just these places. */
const SYSTEM_OBJECTS = [
  "serviceaccounts default/default",
  "serviceaccounts kube-system/default",
  "services default/kubernetes",
  "endpoints default/kubernetes",
  "configmaps kube-system/aws-auth",
  "configmaps kube-system/amazon-vpc-cni",
  "configmaps default/istio-ca-root-cert",
];

/** Quotas, network policies and rights are given to a namespace: what shares one shares them all. */
export const k8sDefaultNamespace: AdmissionRule = {
  id: "k8s-default-namespace",
  severity: "medium",
  problem: "the object stands in a namespace that nothing may be put into",
  fix: "set metadata.namespace to a namespace of the team that owns the object",
  matched: [...POD_OWNERS, ...OTHERS],
  judged: (object) => [`${object}.metadata.namespace`],
  breaches: ({ parameters }) => {
    const { refused } = parameters["k8s-default-namespace"] ?? {
      refused: ["default", "kube-system"],
    };
    const name = 'object.metadata.?name.orValue("")';
    const place = `request.resource.resource + " " + request.namespace + "/" + ${name}`;
    return (
      `request.namespace in ${celTexts(refused)} && !((${place}) in ${celTexts(SYSTEM_OBJECTS)}) ` +
      '? ["metadata.namespace"] : []'
    );
  },
};
