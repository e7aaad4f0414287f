import type { MatchedResources } from "../../../../components/security/pure/admission-rule";

/** What the cluster looks at besides workloads: resources that people put into namespaces. */
export const PLACED_RESOURCES: readonly MatchedResources[] = [
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
