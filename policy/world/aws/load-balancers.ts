import { Field } from "../../rule/field";
import { typesOf, type Types } from "../resource-index";

const CLASSIC_BALANCERS = typesOf(
  "aws:elb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancing/loadBalancer:LoadBalancer",
);

const NATIVE_BALANCERS = typesOf("aws-native:elasticloadbalancingv2:LoadBalancer");

/** Type tokens of a load balancer; the provider has kept its old names beside the new. */
export const LOAD_BALANCER_TYPES: Types = typesOf(
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:applicationloadbalancing/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  ...CLASSIC_BALANCERS,
  ...NATIVE_BALANCERS,
);

/** Type tokens of a listener. */
export const LISTENER_TYPES: Types = typesOf(
  "aws:lb/listener:Listener",
  "aws:alb/listener:Listener",
  "aws:applicationloadbalancing/listener:Listener",
  "aws:elasticloadbalancingv2/listener:Listener",
  "aws-native:elasticloadbalancingv2:Listener",
);

/** The key under which the native provider keeps the switch of the access log. */
const LOG_ATTRIBUTE = "access_logs.s3.enabled";

/** Policies of the form `ELBSecurityPolicy-TLS13-1-2-…`, and the older ones without TLS 1.0 and 1.1. */
const MODERN_POLICY = /^ELBSecurityPolicy-(?:TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;

/** True for a policy that takes TLS 1.2 or newer only; AWS's own default takes 1.0. */
export function speaksModernTls(policy: unknown): boolean {
  return typeof policy === "string" && MODERN_POLICY.test(policy);
}

/** True when a listener does nothing but send the client to HTTPS. */
export function redirectsToHttps(listener: Field): boolean {
  const actions = listener.get("defaultActions").items();
  return (
    actions.length > 0 &&
    actions.every(
      (action) =>
        action.get("type").value === "redirect" &&
        ["redirect", "redirectConfig"].some((key) => action.get(key, "protocol").value === "HTTPS"),
    )
  );
}

/** The switch of the access log; undefined for a kind of load balancer that has none. */
export function logSwitchOf(balancer: Field): Field | undefined {
  if (["loadBalancerType", "type"].some((key) => balancer.get(key).value === "gateway")) {
    return undefined;
  }
  if (NATIVE_BALANCERS.has(balancer.resource.type)) return attributeOf(balancer, LOG_ATTRIBUTE);
  const logs = balancer.get("accessLogs");
  const enabled = logs.get("enabled");
  // The classic one logs as soon as it has a bucket.
  const isClassic = CLASSIC_BALANCERS.has(balancer.resource.type);
  return isClassic && logs.isSet && !enabled.isSet
    ? new Field(balancer.resource, enabled.path, true)
    : enabled;
}

/** The native provider lists such switches by key; the list stands for one that is not there. */
function attributeOf(balancer: Field, key: string): Field {
  const list = balancer.get("loadBalancerAttributes");
  const attribute = list.items().find((entry) => entry.get("key").value === key);
  if (attribute !== undefined) return attribute.get("value");
  return list.isReadable ? new Field(list.resource, list.path, undefined) : list;
}
