import { isRendered } from "../../../policy/admission/admission-rules";
import { RULES } from "../../../policy/rules";
import { evaluate } from "../../../policy/check/evaluate";
import { manifest } from "../../policy/resources";

type Properties = Readonly<Record<string, unknown>>;

/** Parameters under which every case is judged, by the pack and by the cluster. */
export const PARAMETERS = {
  "k8s-automount-token": { accounts: ["team-a/operator"] },
  "k8s-image-registry": {
    registries: [
      "registry.example.com",
      "docker.io/library",
      "quay.io/team",
      "*.mirror.example.org",
    ],
  },
  "quota-container-max": {
    container: { cpu: "4", memory: "8Gi" },
    pod: { cpu: "6", memory: "12Gi" },
  },
  "mesh-gateway-tls": { passthroughHosts: ["db.example.com"] },
};

/** Ids of the rules that have an admission expression. */
export const RENDERED = RULES.filter(isRendered).map(({ id }) => id);

/** Ids of the rendered rules that the pack finds broken, in order. */
export function verdictOf(object: Properties, minor: number): readonly string[] {
  const { findings } = evaluate(manifest(object), {
    environment: "prod",
    kubernetesVersion: { minor },
    only: RENDERED,
    settings: PARAMETERS,
  });
  return [...new Set(findings.map(({ rule }) => rule))].sort();
}

/** The API server makes the limit of a Pod's container its request before it judges the Pod. */
export function isFilledIn(kind: string, name: string, rule: string): boolean {
  return kind === "Pod" && rule === "quota-requests" && name.startsWith("no request of memory");
}

/** No rule but one looks at kube-system, and what Istio puts into `default` is let alone. */
export function isExempt(rule: string, object: Properties): boolean {
  const { metadata } = object;
  const place = typeof metadata === "object" && metadata !== null ? metadata : {};
  const isSystem = "namespace" in place && place.namespace === "kube-system";
  return isSystem && rule !== "rbac-system-groups";
}
