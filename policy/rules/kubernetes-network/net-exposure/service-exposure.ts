import type { Field } from "../../../rule/field";

/** Annotations of clouds that make a load balancer internal, with the values that do. */
const INTERNAL_ANNOTATIONS: Readonly<Record<string, RegExp>> = {
  "service.beta.kubernetes.io/aws-load-balancer-scheme": /^internal$/,
  "service.beta.kubernetes.io/aws-load-balancer-internal": /^(?:true|0\.0\.0\.0\/0)$/,
  "service.beta.kubernetes.io/azure-load-balancer-internal": /^true$/,
  "networking.gke.io/load-balancer-type": /^internal$/i,
  "cloud.google.com/load-balancer-type": /^internal$/i,
};

const SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const CONTROLLER_TYPE = "service.beta.kubernetes.io/aws-load-balancer-type";

/** Load balancers of the newer controllers of EKS are internal by default. */
const INTERNAL_CLASSES: ReadonlySet<unknown> = new Set([
  "service.k8s.aws/nlb",
  "eks.amazonaws.com/nlb",
]);
const INTERNAL_TYPES: ReadonlySet<unknown> = new Set(["external", "nlb-ip"]);

/** True for a Service whose load balancer is internal. */
export function isInternal(service: Field): boolean {
  const annotations = service.get("metadata", "annotations");
  const isSaid = Object.entries(INTERNAL_ANNOTATIONS).some(([name, pattern]) =>
    pattern.test(annotations.get(name).text ?? ""),
  );
  if (isSaid || annotations.get(SCHEME).isSet) return isSaid;
  return (
    INTERNAL_CLASSES.has(service.get("spec", "loadBalancerClass").value) ||
    INTERNAL_TYPES.has(annotations.get(CONTROLLER_TYPE).value)
  );
}
