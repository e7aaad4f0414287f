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

/** Paths that no other spelling can evade. */
const EVERY_PATH: ReadonlySet<unknown> = new Set(["*", "/*"]);

/** A call that the policy's author did not think of must be refused. */
export const meshAuthzSafe = resourceRule({
  id: "mesh-authz-safe",
  topic: "mesh-security",
  severity: "high",
  description:
    "An ALLOW policy names what it allows, a DENY policy names what it does not deny, and no rule " +
    "allows the principal *.",
  remediation:
    "Name sources or operations in every ALLOW rule, use notPaths instead of paths in DENY rules, " +
    "and list the principals.",
  frameworks: [
    istioBestPractices("authorization-policies", "Use safer authorization policy patterns"),
  ],
  parameters: {},
  checks: {
    allow: "An ALLOW rule names the calls that it allows.",
    principals: "No rule allows the principal *.",
    deny: "A DENY rule cannot be evaded by another spelling of a path.",
  },
  appliesTo: (type) => type === AUTHORIZATION_POLICY,
  check(root, findings) {
    const action = root.get("spec", "action");
    const rules = rulesOf(root);
    if (!action.isReadable) {
      findings.notEvaluated(action);
    } else if (!action.isSet && root.resource.partial) {
      // What the rules of a patch do, the patched object says.
      if (rules.length > 0)
        findings
          .of("allow")
          .failOrMissing(
            action,
            "the patch adds rules without an action, so they may be of an ALLOW or a DENY policy",
          );
    } else if (action.value === "DENY") {
      checkDenied(rules, findings.of("deny"));
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
  const [allow, principals] = [findings.of("allow"), findings.of("principals")];
  if (answer instanceof Field) allow.notEvaluated(answer);
  else if (!answer) allow.fail(rule, messageFor(rule));
  for (const source of sourcesOf(rule)) forbidEvery(source.get("principals"), principals);
  for (const condition of rule.get("when").items()) {
    if (condition.get("key").value === "source.principal") {
      forbidEvery(condition.get("values"), principals);
    }
  }
}

function messageFor(rule: Field): string {
  return rule.entries().length === 0
    ? "the rule allows every call"
    : "the rule allows every call except those that it names";
}

function forbidEvery(principals: Field, findings: Findings): void {
  for (const principal of principals.items()) {
    findings.forbid(
      principal,
      (value) => value === "*",
      "the rule allows every authenticated principal (*)",
    );
  }
}

function checkDenied(rules: readonly Field[], findings: Findings): void {
  for (const operation of rules.flatMap(operationsOf)) {
    const [paths, exceptions] = [operation.get("paths"), operation.get("notPaths")];
    if (!paths.isReadable) findings.notEvaluated(paths);
    else if (exceptions.items().length === 0 && paths.items().some(isEvadable)) {
      findings.fail(
        paths,
        "the DENY rule lists paths, so a different spelling of a path evades it",
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
