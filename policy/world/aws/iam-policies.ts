import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { allows, documentIn, listed, statementsOf } from "./policy-document";
import { typesOf, type Types } from "../resource-index";

const ROLE = "aws:iam/role:Role";
const NATIVE_MANAGED = "aws-native:iam:ManagedPolicy";

/** Types whose policy is one field, by the name of that field. */
const POLICY_FIELDS: ReadonlyMap<string, string> = new Map([
  ["aws:iam/policy:Policy", "policy"],
  ["aws:iam/rolePolicy:RolePolicy", "policy"],
  ["aws:iam/userPolicy:UserPolicy", "policy"],
  ["aws:iam/groupPolicy:GroupPolicy", "policy"],
  ["aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy", "inlinePolicy"],
  [NATIVE_MANAGED, "policyDocument"],
  ["aws-native:iam:Policy", "policyDocument"],
  ["aws-native:iam:RolePolicy", "policyDocument"],
  ["aws-native:iam:UserPolicy", "policyDocument"],
  ["aws-native:iam:GroupPolicy", "policyDocument"],
  ["aws-native:sso:PermissionSet", "inlinePolicy"],
]);

/** Types that hold several policies: the list, and the field of its elements. */
const POLICY_LISTS: ReadonlyMap<string, readonly [list: string, document: string]> = new Map([
  [ROLE, ["inlinePolicies", "policy"]],
  ["aws-native:iam:Role", ["policies", "policyDocument"]],
  ["aws-native:iam:User", ["policies", "policyDocument"]],
  ["aws-native:iam:Group", ["policies", "policyDocument"]],
]);

/** Type tokens of resources that give permissions to IAM principals. */
export const IAM_POLICY_TYPES: Types = typesOf(...POLICY_FIELDS.keys(), ...POLICY_LISTS.keys());

/** The statements of a resource that allow something; policies that cannot be read are reported. */
export function allowedStatements(resource: Field, findings: Findings): readonly Field[] {
  return policiesOf(resource).flatMap((policy) => allowedIn(policy, findings));
}

/** The statements of one policy that allow something. */
export function allowedIn(policy: Field, findings: Findings): readonly Field[] {
  return readStatements(policy, findings).filter(allows);
}

/** The statements of one policy; a policy that cannot be read is reported. */
export function readStatements(policy: Field, findings: Findings): readonly Field[] {
  const document = documentIn(policy);
  if (!document.isReadable) findings.notEvaluated(document);
  else if (policy.isSet && !document.isSet) {
    findings.notEvaluated(policy, `no JSON at ${policy.path}`);
  }
  const statements = document.isReadable ? statementsOf(document) : [];
  for (const statement of statements.filter(({ isReadable }) => !isReadable)) {
    findings.notEvaluated(statement);
  }
  return statements.filter(({ isReadable }) => isReadable);
}

function policiesOf(resource: Field): readonly Field[] {
  const { type } = resource.resource;
  const field = POLICY_FIELDS.get(type);
  if (field !== undefined) return [resource.get(field)];
  const [list, document] = POLICY_LISTS.get(type) ?? [];
  if (list === undefined || document === undefined) return [];
  return listed(resource.get(list)).map((entry) => entry.get(document));
}

/** The actions of a statement as the policy writes them; unreadable ones are reported. */
export function actionsOf(statement: Field, findings: Findings): readonly Field[] {
  const actions = listed(statement.get("Action"));
  for (const action of actions.filter(({ isReadable }) => !isReadable)) {
    findings.notEvaluated(action);
  }
  return actions.filter(({ text }) => text !== undefined);
}

/** Wildcards for every resource: alone, or in every part of an ARN. */
const ANY_RESOURCE = /^(?:\*+|arn:\*+|arn:[\w*-]*(?::\*+)+)$/;

/**
 * Where a statement covers every resource: the element, `NotResource` or an element that cannot be
 * read; undefined if the statement names single resources.
 */
export function anyResourceOf(
  statement: Field,
  isAny: (resource: string) => boolean = isAnyResource,
): Field | undefined {
  const exclusion = statement.get("NotResource");
  if (exclusion.isSet) return exclusion;
  const resources = listed(statement.get("Resource"));
  const any = resources.find(({ text }) => text !== undefined && isAny(text));
  return any ?? resources.find((resource) => !resource.isReadable);
}

/** True for an element that covers every resource. */
export function isAnyResource(resource: string): boolean {
  return ANY_RESOURCE.test(resource);
}

/** Reports a field that a statement does not limit, unless the field or the condition cannot be read. */
export function reportOpen(
  {
    field,
    open,
    message,
  }: { readonly field: Field; readonly open: Field; readonly message: string },
  statement: Field,
  findings: Findings,
): void {
  const condition = statement.get("Condition");
  const parts = [open, condition, ...condition.entries().map(([, keys]) => keys)];
  const unreadable = parts.find((part) => !part.isReadable);
  if (unreadable === undefined) findings.fail(field, message);
  else findings.notEvaluated(unreadable);
}
