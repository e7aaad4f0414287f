import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisAws, fsbp } from "../../rule/frameworks";
import {
  actionsOf,
  allowedStatements,
  anyResourceOf,
  IAM_POLICY_TYPES,
} from "../../world/aws/iam-policies";
import { resourceRule } from "../../rule/rule";

/** All actions of all services, however many stars that takes. */
const EVERY_ACTION = /^\*+(?::\*+)?$/;

/** One such statement makes an administrator of whoever has it. */
export const iamAdminStar = resourceRule({
  id: "iam-admin-star",
  topic: "iam",
  severity: "critical",
  description: "No policy allows every action on every resource.",
  remediation: "Name the actions and the ARNs that are used; keep administration to people.",
  frameworks: [
    fsbp("IAM.1", "IAM policies should not allow full administrative privileges"),
    cisAws("1.15", "Ensure IAM policies that allow full *:* privileges are not attached"),
  ],
  parameters: {},
  appliesTo: (type) => IAM_POLICY_TYPES.has(type),
  check(resource, findings) {
    for (const statement of allowedStatements(resource, findings)) check(statement, findings);
  },
});

function check(statement: Field, findings: Findings): void {
  const action = actionsOf(statement, findings).find(({ text = "" }) => EVERY_ACTION.test(text));
  if (action === undefined) return;
  const resource = anyResourceOf(statement);
  if (resource === undefined) return;
  if (resource.isReadable) findings.fail(action, "every action on every resource is allowed");
  else findings.notEvaluated(resource);
}
