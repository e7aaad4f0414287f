import type { Field } from "../../rule/field";
import { cisAws, fsbp } from "../../rule/frameworks";
import { listed } from "../../world/aws/policy-document";
import { typesOf } from "../../world/resource-index";
import { resourceRule } from "../../rule/rule";

interface UserFinding {
  readonly check: string;
  readonly message: string;
}

const USER: UserFinding = {
  check: "users",
  message: "an IAM user has credentials that do not expire",
};
const ACCESS_KEY: UserFinding = { check: "access-keys", message: "an access key does not expire" };
const USER_POLICY: UserFinding = {
  check: "user-policies",
  message: "the policy is attached to a user",
};

/** Resources that only users have, with the check and the message of their finding. */
const FOR_USERS: ReadonlyMap<string, UserFinding> = new Map([
  ["aws:iam/user:User", USER],
  ["aws-native:iam:User", USER],
  ["aws:iam/accessKey:AccessKey", ACCESS_KEY],
  ["aws-native:iam:AccessKey", ACCESS_KEY],
  ["aws:iam/userPolicy:UserPolicy", USER_POLICY],
  ["aws-native:iam:UserPolicy", USER_POLICY],
  ["aws:iam/userPolicyAttachment:UserPolicyAttachment", USER_POLICY],
]);

/** Policies with a list of users. */
const LISTS_USERS = typesOf(
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

/** The AWS managed policy that allows everything, in any partition. */
const ADMINISTRATOR = /^arn:[^:]+:iam::aws:policy\/AdministratorAccess$/;

const TYPES = new Set([...FOR_USERS.keys(), ...LISTS_USERS, ...MANAGED_POLICIES.keys()]);

/** The credentials of roles expire by themselves; those of users do not. */
export const iamUsers = resourceRule({
  id: "iam-users",
  topic: "iam",
  severity: "medium",
  description: "There are no IAM users and no access keys, and nobody has AdministratorAccess.",
  remediation:
    "Let people sign in through IAM Identity Center and programs assume a role; attach policies to " +
    "roles, and narrower ones than AdministratorAccess.",
  frameworks: [
    fsbp("IAM.2", "IAM users should not have IAM policies attached"),
    cisAws("1.14", "Ensure IAM users receive permissions only through groups"),
  ],
  checks: {
    users: "There are no IAM users.",
    "access-keys": "There are no access keys.",
    "user-policies": "Policies are not attached to users.",
    "administrator-access": "The policy AdministratorAccess is not attached.",
  },
  parameters: {},
  appliesTo: (type) => TYPES.has(type),
  check(resource, findings) {
    const { type } = resource.resource;
    const found = FOR_USERS.get(type);
    if (found !== undefined) findings.of(found.check).fail(subjectOf(resource), found.message);
    if (LISTS_USERS.has(type)) {
      const isNotEmpty = (users: unknown) => !Array.isArray(users) || users.length > 0;
      const { check, message } = USER_POLICY;
      findings.of(check).forbid(resource.get("users"), isNotEmpty, message);
    }
    for (const arn of listed(resource.get(MANAGED_POLICIES.get(type) ?? ""))) {
      const isAdmin = (value: unknown) => ADMINISTRATOR.test(String(value));
      const allows = "the policy AdministratorAccess allows every action on every resource";
      findings.of("administrator-access").forbid(arn, isAdmin, allows);
    }
  },
});

/** The field that names the user. */
function subjectOf(resource: Field): Field {
  const names = ["user", "name", "userName"].map((name) => resource.get(name));
  return names.find((name) => name.isSet) ?? resource.get("name");
}
