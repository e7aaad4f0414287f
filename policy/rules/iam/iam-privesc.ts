import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisAws, fsbp } from "../../rule/frameworks";
import { includesAction } from "../../world/aws/iam-actions";
import {
  actionsOf,
  allowedStatements,
  anyResourceOf,
  IAM_POLICY_TYPES,
  isAnyResource,
  reportOpen,
} from "../../world/aws/iam-policies";
import { conditionsOn, listed } from "../../world/aws/policy-document";
import { resourceRule } from "../../rule/rule";

/** Each lets somebody use or change the permissions of others. */
const ESCALATING = [
  "iam:PassRole",
  "iam:CreatePolicyVersion",
  "iam:SetDefaultPolicyVersion",
  "iam:AttachRolePolicy",
  "iam:AttachUserPolicy",
  "iam:AttachGroupPolicy",
  "iam:PutRolePolicy",
  "iam:PutUserPolicy",
  "iam:PutGroupPolicy",
  "iam:AddUserToGroup",
  "iam:UpdateAssumeRolePolicy",
  "iam:CreateAccessKey",
  "iam:CreateLoginProfile",
  "iam:UpdateLoginProfile",
  "iam:DeleteRolePermissionsBoundary",
  "iam:DeleteUserPermissionsBoundary",
  "glue:UpdateDevEndpoint",
  "lambda:UpdateFunctionCode",
] as const;

/** All policies, roles, users or groups of an account. */
const ALL_OF_A_KIND = /^arn:[\w*-]+:(?:iam|lambda|glue):[^:]*:[^:]*:[\w-]*[/:]?\*+$/;

/** Somebody who can change permissions can get all of them. */
export const iamPrivesc = resourceRule({
  id: "iam-privesc",
  topic: "iam",
  severity: "critical",
  description: "No policy allows an action by which further permissions can be gained.",
  remediation:
    "Name the roles or policies in Resource, and limit iam:PassRole by iam:PassedToService and " +
    "changes of roles by iam:PermissionsBoundary in the condition.",
  frameworks: [
    fsbp("IAM.1", "IAM policies should not allow full administrative privileges"),
    cisAws("1.15", "Ensure IAM policies that allow full *:* privileges are not attached"),
  ],
  parameters: {},
  appliesTo: (type) => IAM_POLICY_TYPES.has(type),
  check(resource, findings) {
    for (const statement of allowedStatements(resource, findings)) {
      if (isConditional(statement)) continue;
      for (const action of escalatingIn(statement, findings)) check(action, statement, findings);
    }
  },
});

/** Elements of `Action` that include such an action, or a `NotAction` that leaves one in. */
function escalatingIn(statement: Field, findings: Findings): readonly Field[] {
  const actions = actionsOf(statement, findings).filter(({ text = "" }) =>
    ESCALATING.some((action) => includesAction(text, action)),
  );
  const exclusion = statement.get("NotAction");
  const excluded = listed(exclusion);
  const leavesOneIn = ESCALATING.some(
    (action) => !excluded.some(({ text = "" }) => includesAction(text, action)),
  );
  return exclusion.isSet && leavesOneIn ? [...actions, exclusion] : actions;
}

function check(action: Field, statement: Field, findings: Findings): void {
  const open = anyResourceOf(statement, isTooWide);
  if (open === undefined) return;
  const message = "the statement allows an action by which further permissions can be gained";
  reportOpen({ field: action, open, message }, statement, findings);
}

function isTooWide(resource: string): boolean {
  return isAnyResource(resource) || ALL_OF_A_KIND.test(resource);
}

/** Keys about how or when a request is made, not about its purpose. */
const NO_LIMIT: ReadonlySet<string> = new Set([
  "aws:currenttime",
  "aws:epochtime",
  "aws:multifactorauthpresent",
  "aws:requestedregion",
  "aws:securetransport",
  "aws:useragent",
  "aws:viaawsservice",
]);

/** True when a condition limits the use of a statement, by a value other than a wildcard. */
function isConditional(statement: Field): boolean {
  return conditionsOn(statement, (key) => !NO_LIMIT.has(key)).some(([, values]) =>
    values.every(({ value }) => !/^\*+$/.test(String(value))),
  );
}
