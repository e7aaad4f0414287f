import type { Field } from "../../rule/field";
import { cisAws, fsbp } from "../../rule/frameworks";
import { listed } from "../../world/aws/policy-document";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

/** What exists for a user alone, with what is wrong about it. */
const FOR_USERS: ReadonlyMap<string, string> = new Map([
  ["aws:iam/user:User", "a user has credentials that never end"],
  ["aws-native:iam:User", "a user has credentials that never end"],
  ["aws:iam/accessKey:AccessKey", "an access key never ends"],
  ["aws-native:iam:AccessKey", "an access key never ends"],
  ["aws:iam/userPolicy:UserPolicy", "a policy stands on a user"],
  ["aws-native:iam:UserPolicy", "a policy stands on a user"],
  ["aws:iam/userPolicyAttachment:UserPolicyAttachment", "a policy stands on a user"],
]);

/** Lists of users that a policy is given to. */
const GIVEN_TO_USERS = typesOf(
  "aws:iam/policyAttachment:PolicyAttachment",
  "aws-native:iam:ManagedPolicy",
  "aws-native:iam:Policy",
);

/** Fields that name managed policies, by type. */
const MANAGED_POLICIES: ReadonlyMap<string, string> = new Map([
  ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "policyArn"],
  ["aws:iam/groupPolicyAttachment:GroupPolicyAttachment", "policyArn"],
  ["aws:iam/userPolicyAttachment:UserPolicyAttachment", "policyArn"],
  ["aws:iam/policyAttachment:PolicyAttachment", "policyArn"],
  ["aws:iam/role:Role", "managedPolicyArns"],
  ["aws:iam/rolePolicyAttachmentsExclusive:RolePolicyAttachmentsExclusive", "policyArns"],
  ["aws:iam/groupPolicyAttachmentsExclusive:GroupPolicyAttachmentsExclusive", "policyArns"],
  ["aws:iam/userPolicyAttachmentsExclusive:UserPolicyAttachmentsExclusive", "policyArns"],
  ["aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", "managedPolicyArn"],
  ["aws-native:iam:Role", "managedPolicyArns"],
  ["aws-native:iam:Group", "managedPolicyArns"],
  ["aws-native:iam:User", "managedPolicyArns"],
  ["aws-native:sso:PermissionSet", "managedPolicies"],
]);

/** AWS's own policy that allows everything, in any partition. */
const ADMINISTRATOR = /^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/;

const TYPES = new Set([...FOR_USERS.keys(), ...GIVEN_TO_USERS, ...MANAGED_POLICIES.keys()]);

/** People and programs take roles on; what they hold then ends by itself. */
export const iamUsers = resourceRule({
  id: "iam-users",
  topic: "iam",
  severity: "medium",
  description: "There are no IAM users and no access keys, and nobody has AdministratorAccess.",
  remediation:
    "Let people sign in through IAM Identity Center and programs take a role on; attach policies " +
    "to roles, and a narrower one than AdministratorAccess.",
  frameworks: [
    fsbp("IAM.2", "IAM users should not have IAM policies attached"),
    cisAws("1.14", "Ensure IAM users receive permissions only through groups"),
  ],
  parameters: {},
  appliesTo: (type) => TYPES.has(type),
  check(resource, findings) {
    const { type } = resource.resource;
    const message = FOR_USERS.get(type);
    if (message !== undefined) findings.fail(subjectOf(resource), message);
    if (GIVEN_TO_USERS.has(type)) {
      const isNotEmpty = (users: unknown) => !Array.isArray(users) || users.length > 0;
      findings.forbid(resource.get("users"), isNotEmpty, "a policy stands on a user");
    }
    for (const arn of listed(resource.get(MANAGED_POLICIES.get(type) ?? ""))) {
      const isAdmin = (value: unknown) => ADMINISTRATOR.test(String(value));
      findings.forbid(arn, isAdmin, "allows everything");
    }
  },
});

/** What names the user. */
function subjectOf(resource: Field): Field {
  const names = ["user", "name", "userName"].map((name) => resource.get(name));
  return names.find((name) => name.isSet) ?? resource.get("name");
}
