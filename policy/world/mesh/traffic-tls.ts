import type { Field } from "../../rule/field";

/** Every `tls` of a DestinationRule: of the host, of its ports, and of its subsets. */
export function tlsSettingsOf(rule: Field): readonly Field[] {
  const spec = rule.get("spec");
  const subsets = spec.get("subsets").items();
  const policies = [spec, ...subsets].map((holder) => holder.get("trafficPolicy"));
  return policies.flatMap((policy) => {
    const ports = policy.get("portLevelSettings").items();
    return [policy, ...ports].map((holder) => holder.get("tls"));
  });
}
