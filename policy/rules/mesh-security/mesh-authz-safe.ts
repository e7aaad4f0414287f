import { istioSecurity, OVER_MESH } from "../../admission/mesh";
import {
  operationsOf,
  isPositive,
  rulesOf,
  sourcesOf,
} from "../../world/mesh/authorization-policies";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { AUTHORIZATION_POLICY } from "../../world/mesh/istio-kinds";
import { resourceRule } from "../../rule/rule";

/** Paths that match every spelling of a path. */
const EVERY_PATH: ReadonlySet<unknown> = new Set(["*", "/*"]);

/** A request that the author of a policy did not consider must be denied. */
export const meshAuthzSafe = resourceRule({
  id: "mesh-authz-safe",
  topic: "mesh-security",
  severity: "high",
  description:
    "ALLOW rules of an AuthorizationPolicy name what they allow, DENY rules do not depend on the " +
    "spelling of paths, and no rule allows the principal *.",
  remediation:
    "Name sources or operations in every ALLOW rule, use notPaths instead of paths in DENY rules, " +
    "and list the principals.",
  frameworks: [
    istioBestPractices("authorization-policies", "Use safer authorization policy patterns"),
  ],
  parameters: {},
  checks: {
    action: "A patch that sets rules sets the action too.",
    "allow-rules": "Every ALLOW rule names sources, operations or condition values.",
    principals: "No ALLOW rule allows the principal *.",
    "deny-paths": "DENY rules use notPaths instead of paths.",
  },
  appliesTo: (type) => type === AUTHORIZATION_POLICY,
  check(root, findings) {
    const action = root.get("spec", "action");
    const rules = rulesOf(root);
    if (!action.isReadable) {
      findings.of("action").notEvaluated(action);
    } else if (!action.isSet && root.resource.partial) {
      // The patched object decides what the rules of a patch do.
      if (rules.length > 0)
        findings.of("action").failOrMissing(action, "the patch sets rules without an action");
    } else if (action.value === "DENY") {
      checkDenied(rules, findings.of("deny-paths"));
    } else if (!action.isSet || action.value === "ALLOW") {
      for (const rule of rules) checkAllowed(rule, findings);
    }
  },
  admission: {
    ...OVER_MESH,
    problem: "the rule allows every call but those that it names, or denies a path by one spelling",
    matched: [istioSecurity("authorizationpolicies")],
    variables: [
      ...OVER_MESH.variables,
      { name: "action", expression: 'variables.spec.?action.orValue("ALLOW")' },
    ],
    breaches: () =>
      'variables.spec.?rules.orValue([]).filter(rule, variables.action == "ALLOW" ? ' +
      `!${IS_POSITIVE} || ${TRUSTS_EVERYBODY} : variables.action == "DENY" && ${IS_EVADABLE})` +
      '.map(rule, "spec.rules")',
  },
});

function checkAllowed(rule: Field, findings: Findings): void {
  const answer = isPositive(rule);
  const [rules, principals] = [findings.of("allow-rules"), findings.of("principals")];
  if (answer instanceof Field) rules.notEvaluated(answer);
  else if (!answer) rules.fail(rule, messageFor(rule));
  for (const source of sourcesOf(rule)) forbidEvery(source.get("principals"), principals);
  for (const condition of rule.get("when").items()) {
    if (condition.get("key").value === "source.principal") {
      forbidEvery(condition.get("values"), principals);
    }
  }
}

function messageFor(rule: Field): string {
  return rule.entries().length === 0
    ? "the rule has no conditions, so it allows every request"
    : "the rule names only exceptions, so it allows every other request";
}

function forbidEvery(principals: Field, findings: Findings): void {
  for (const principal of principals.items()) {
    findings.forbid(principal, (value) => value === "*", "the rule allows every principal (*)");
  }
}

function checkDenied(rules: readonly Field[], findings: Findings): void {
  for (const operation of rules.flatMap(operationsOf)) {
    const [paths, exceptions] = [operation.get("paths"), operation.get("notPaths")];
    if (!paths.isReadable) findings.notEvaluated(paths);
    else if (exceptions.items().length === 0 && paths.items().some(isEvadable)) {
      findings.fail(
        paths,
        "the DENY rule lists paths, so a request with another spelling of a path is not denied",
      );
    }
  }
}

function isEvadable(path: Field): boolean {
  return !EVERY_PATH.has(path.value);
}

/** CEL that is true where a source or an operation names something, not only what it leaves out. */
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

const IS_EVADABLE =
  "rule.?to.orValue([]).exists(entry, entry.?operation.?notPaths.orValue([]).size() == 0 && " +
  'entry.?operation.?paths.orValue([]).exists(path, !(path in ["*", "/*"])))';
