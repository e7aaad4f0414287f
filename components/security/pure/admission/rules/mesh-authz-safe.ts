import { istioSecurity, OVER_MESH } from "../mesh";
import type { AdmissionRule } from "../rule";

/** A source or an operation names something, where not only `not` fields narrow it. */
function areAllNamed(list: string, part: string): string {
  const fields = `entry.?${part}.orValue({})`;
  const isNamed = `${fields}.exists(key, !key.startsWith("not") && ${fields}[key].size() > 0)`;
  return `(rule.?${list}.orValue([]).size() > 0 && rule.${list}.all(entry, ${isNamed}))`;
}

const IS_POSITIVE =
  `(${areAllNamed("from", "source")} || ${areAllNamed("to", "operation")} || ` +
  "rule.?when.orValue([]).exists(condition, condition.?values.orValue([]).size() > 0))";

const TRUSTS_EVERYBODY =
  'rule.?from.orValue([]).exists(entry, "*" in entry.?source.?principals.orValue([])) || ' +
  "rule.?when.orValue([]).exists(condition, " +
  'condition.?key.orValue("") == "source.principal" && "*" in condition.?values.orValue([]))';

/** Another spelling gets around a denial of any path but all of them. */
const IS_EVADABLE =
  "rule.?to.orValue([]).exists(entry, entry.?operation.?notPaths.orValue([]).size() == 0 && " +
  'entry.?operation.?paths.orValue([]).exists(path, !(path in ["*", "/*"])))';

/** What a policy does not think of must end in a refusal, not in an open door. */
export const meshAuthzSafe: AdmissionRule = {
  ...OVER_MESH,
  id: "mesh-authz-safe",
  severity: "high",
  problem: "the rule allows every call but those that it names, or denies a path by one spelling",
  fix:
    "name sources or operations in every ALLOW rule, use notPaths instead of paths in DENY rules, " +
    "and list the principals",
  matched: [istioSecurity("authorizationpolicies")],
  variables: [
    ...OVER_MESH.variables,
    { name: "action", expression: 'variables.spec.?action.orValue("ALLOW")' },
  ],
  breaches: () =>
    'variables.spec.?rules.orValue([]).filter(rule, variables.action == "ALLOW" ? ' +
    `!${IS_POSITIVE} || ${TRUSTS_EVERYBODY} : variables.action == "DENY" && ${IS_EVADABLE})` +
    '.map(rule, "spec.rules")',
};
