import { Field } from "../../../rule/field";
import { CLASSIC_BALANCER_TYPES, NATIVE_BALANCER_TYPES } from "../../../world/aws/load-balancers";
import { typesOf, type Types } from "../../../world/resource-index";

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

/** Policies such as `ELBSecurityPolicy-TLS13-1-2-…`, and the older ones without TLS 1.0 and 1.1. */
const MODERN_POLICY = /^ELBSecurityPolicy-(?:TLS13-1-[23]-|TLS-1-2-|FS-1-2-)/;

/** True for a policy that accepts only TLS 1.2 or newer; the default of AWS accepts 1.0. */
export function speaksModernTls(policy: unknown): boolean {
  return typeof policy === "string" && MODERN_POLICY.test(policy);
}

/** True when every default action of a listener redirects to HTTPS. */
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
  if (NATIVE_BALANCER_TYPES.has(balancer.resource.type))
    return attributeOf(balancer, LOG_ATTRIBUTE);
  const logs = balancer.get("accessLogs");
  const enabled = logs.get("enabled");
  // A Classic Load Balancer logs as soon as a bucket is set.
  const isClassic = CLASSIC_BALANCER_TYPES.has(balancer.resource.type);
  return isClassic && logs.isSet && !enabled.isSet
    ? new Field(balancer.resource, enabled.path, true)
    : enabled;
}

/** The native provider lists such switches by key; the list itself stands for a missing entry. */
function attributeOf(balancer: Field, key: string): Field {
  const list = balancer.get("loadBalancerAttributes");
  const attribute = list.items().find((entry) => entry.get("key").value === key);
  if (attribute !== undefined) return attribute.get("value");
  return list.isReadable ? new Field(list.resource, list.path, undefined) : list;
}
