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

/** All actions of all services, with any number of stars. */
const EVERY_ACTION = /^\*+(?::\*+)?$/;

/** Such a statement makes everybody who has the policy an administrator. */
export const iamAdminStar = resourceRule({
  id: "iam-admin-star",
  topic: "iam",
  severity: "critical",
  description: "No policy allows every action on every resource.",
  remediation: "Name only the actions and the ARNs that are used; keep administration for people.",
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
  if (resource.isReadable)
    findings.fail(action, "the statement allows every action on every resource");
  else findings.notEvaluated(resource);
}
