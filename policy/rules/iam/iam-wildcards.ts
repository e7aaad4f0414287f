import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { isRestrictable } from "../../world/aws/iam-actions";
import {
  actionsOf,
  allowedStatements,
  anyResourceOf,
  IAM_POLICY_TYPES,
  reportOpen,
} from "../../world/aws/iam-policies";
import { conditionsOn } from "../../world/aws/policy-document";
import { resourceRule } from "../../rule/rule";

/** Every action, of all services or of one. */
const EVERY_ACTION = /^(?:[\w*-]*:)?[*?]*\*[*?]*$/;

/** A policy with wildcards also allows the actions that a service adds later. */
export const iamWildcards = resourceRule({
  id: "iam-wildcards",
  topic: "iam",
  severity: "high",
  description:
    "Policies name the actions of a service, and the resources of each action that can be limited.",
  remediation:
    "List the actions that are used instead of * or NotAction; name the ARNs of their resources, or " +
    "add a condition on the tags of the resource (aws:ResourceTag).",
  frameworks: [fsbp("IAM.21", "IAM policies should not allow wildcard actions for services")],
  checks: {
    actions: "Policies name single actions.",
    resources: "Policies limit actions to resources where IAM can.",
  },
  parameters: {},
  appliesTo: (type) => IAM_POLICY_TYPES.has(type),
  check(resource, findings) {
    for (const statement of allowedStatements(resource, findings)) {
      const exclusion = statement.get("NotAction");
      if (exclusion.isSet) {
        findings
          .of("actions")
          .fail(exclusion, "the statement allows every action except the listed ones");
      }
      const actions = actionsOf(statement, findings);
      const wide = actions.filter(({ text = "" }) => EVERY_ACTION.test(text));
      for (const action of wide) {
        const services = /\w/.test(action.text ?? "") ? "the service" : "every service";
        findings.of("actions").fail(action, `the statement allows every action of ${services}`);
      }
      const single = actions.filter((action) => !wide.includes(action));
      checkResource(statement, single, findings.of("resources"));
    }
  },
});

function checkResource(statement: Field, actions: readonly Field[], findings: Findings): void {
  const isAffected = actions.some(({ text = "" }) => isRestrictable(text));
  if (!isAffected || isLimitedByTag(statement)) return;
  const resource = anyResourceOf(statement);
  if (resource === undefined) return;
  const message =
    "the statement allows an action on every resource, although IAM can limit it to single ones";
  reportOpen({ field: resource, open: resource, message }, statement, findings);
}

/** Condition keys for the tags of a resource. */
const RESOURCE_TAG = /^[\w-]+:resourcetag\/./;

/** Operators that fail for a resource without the tag. */
const REQUIRES_TAG = /^(?:ForAnyValue:)?String(?:Equals|Like|EqualsIgnoreCase)$/;

/** True when a condition limits a statement to resources with a certain tag. */
function isLimitedByTag(statement: Field): boolean {
  return conditionsOn(statement, (key) => RESOURCE_TAG.test(key)).some(([operator, values]) => {
    // `Null` with false requires that the tag exists.
    if (operator === "Null") return values.every(({ value }) => String(value) === "false");
    return REQUIRES_TAG.test(operator) && values.every(({ value }) => !/^\*+$/.test(String(value)));
  });
}
