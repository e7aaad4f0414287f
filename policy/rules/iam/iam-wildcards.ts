import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { isRestrictable } from "../../world/aws/iam-actions";
import {
  actionsOf,
  allowedStatements,
  anyResourceOf,
  IAM_POLICY_TYPES,
  isLimitedByTag,
  reportOpen,
} from "../../world/aws/iam-policies";
import { resourceRule } from "../../rule/rule";

/** Every action, of all services or of one. */
const EVERY_ACTION = /^(?:[\w*-]*:)?[*?]*\*[*?]*$/;

/** What a service gains tomorrow, such a policy allows today. */
export const iamWildcards = resourceRule({
  id: "iam-wildcards",
  topic: "iam",
  severity: "high",
  description:
    "Policies name the actions of a service, and the resources of each action that has any.",
  remediation:
    "List the actions that are used instead of * or NotAction; give the ARNs that they are for, " +
    "or a condition on the tags of the resource (aws:ResourceTag).",
  frameworks: [fsbp("IAM.21", "IAM policies should not allow wildcard actions for services")],
  parameters: {},
  appliesTo: (type) => IAM_POLICY_TYPES.has(type),
  check(resource, findings) {
    for (const statement of allowedStatements(resource, findings)) {
      const exclusion = statement.get("NotAction");
      if (exclusion.isSet) findings.fail(exclusion, "allows every action but these");
      const actions = actionsOf(statement, findings);
      const wide = actions.filter(({ text = "" }) => EVERY_ACTION.test(text));
      for (const action of wide) findings.fail(action, "allows every action of the service");
      checkResource(
        statement,
        actions.filter((action) => !wide.includes(action)),
        findings,
      );
    }
  },
});

function checkResource(statement: Field, actions: readonly Field[], findings: Findings): void {
  const isAffected = actions.some(({ text = "" }) => isRestrictable(text));
  if (!isAffected || isLimitedByTag(statement)) return;
  const resource = anyResourceOf(statement);
  if (resource === undefined) return;
  const message = "an action that could be limited to resources is not";
  reportOpen({ field: resource, open: resource, message }, statement, findings);
}
