import { celText, celTexts } from "../../../../components/security/pure/cel";

/** Annotations of clouds that keep a load balancer inside, with the values that do. */
const INTERNAL_ANNOTATIONS: readonly (readonly [annotation: string, values: string])[] = [
  ["service.beta.kubernetes.io/aws-load-balancer-scheme", "^internal$"],
  ["service.beta.kubernetes.io/aws-load-balancer-internal", "^(true|0[.]0[.]0[.]0/0)$"],
  ["service.beta.kubernetes.io/azure-load-balancer-internal", "^true$"],
  ["networking.gke.io/load-balancer-type", "^(?i:internal)$"],
  ["cloud.google.com/load-balancer-type", "^(?i:internal)$"],
];

const SCHEME = "service.beta.kubernetes.io/aws-load-balancer-scheme";
const CONTROLLER_TYPE = "service.beta.kubernetes.io/aws-load-balancer-type";
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const INGRESS_SCHEME = "alb.ingress.kubernetes.io/scheme";
const INGRESS_RANGES = "alb.ingress.kubernetes.io/inbound-cidrs";

/** Load balancers of EKS' newer controllers are internal unless they say otherwise. */
const INTERNAL_CLASSES = ["service.k8s.aws/nlb", "eks.amazonaws.com/nlb"];
const INTERNAL_TYPES = ["external", "nlb-ip"];

function annotation(name: string): string {
  return `variables.annotations[?${celText(name)}]`;
}

const IS_SAID_INTERNAL = INTERNAL_ANNOTATIONS.map(
  ([name, values]) => `${annotation(name)}.orValue("").matches(${celText(values)})`,
).join(" || ");

const IS_INTERNAL =
  `(${IS_SAID_INTERNAL}) || (!${annotation(SCHEME)}.hasValue() && (` +
  `variables.spec.?loadBalancerClass.orValue("") in ${celTexts(INTERNAL_CLASSES)} || ` +
  `${annotation(CONTROLLER_TYPE)}.orValue("") in ${celTexts(INTERNAL_TYPES)}))`;

/** A text of ranges as a list. */
function rangesIn(name: string): string {
  return `${annotation(name)}.orValue("").split(",").map(range, range.trim())`;
}

/** Ranges that leave somebody out: some, and none of them every address. */
function areClosed(ranges: string): string {
  const isOpen = 'range.matches("/0+$") && isCIDR(range)';
  return `(${ranges}.exists(range, range != "") && !${ranges}.exists(range, ${isOpen}))`;
}

const SERVICE_RANGES =
  "(variables.spec.?loadBalancerSourceRanges.orValue([]).size() > 0 ? " +
  `variables.spec.loadBalancerSourceRanges : ${rangesIn(RANGES)})`;

/** CEL of the places by which a Service or an Ingress is open to the internet. */
export function exposedPlaces(exposed: readonly string[]): string {
  const isListed = `(request.namespace + "/" + object.metadata.?name.orValue("")) in ${celTexts(exposed)}`;
  return [
    '(variables.isService && variables.spec.?externalIPs.orValue([]).size() > 0 ? ["spec.externalIPs"] : [])',
    '(variables.isService && variables.spec.?type.orValue("") == "NodePort" ? ["spec.type"] : [])',
    '(variables.isService && variables.spec.?type.orValue("") == "LoadBalancer" && ' +
      `!(${isListed}) && !(${IS_INTERNAL}) && !${areClosed(SERVICE_RANGES)} ? ["spec.type"] : [])`,
    `(!variables.isService && !(${isListed}) && ` +
      `${annotation(INGRESS_SCHEME)}.orValue("") == "internet-facing" && ` +
      `!${areClosed(rangesIn(INGRESS_RANGES))} ? ["metadata.annotations[${INGRESS_SCHEME}]"] : [])`,
  ].join(" + ");
}
