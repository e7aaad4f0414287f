import { iamUsers } from "../../../../policy/rules/iam/iam-users";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const ADMINISTRATOR = [
  "the policy AdministratorAccess allows every action on every resource",
  "administrator-access",
] as const;
const USER_POLICY = ["the policy is attached to a user", "user-policies"] as const;

const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";
const READ = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const attached = (policyArn: unknown) =>
  declared("aws:iam/rolePolicyAttachment:RolePolicyAttachment", { role: "web", policyArn });

describeRule(iamUsers, {
  pass: [
    { name: "a narrower policy on a role", resources: attached(READ) },
    {
      name: "a policy of one's own with a like name",
      resources: attached("arn:aws:iam::111122223333:policy/AdministratorAccess"),
    },
    { name: "AWS's policy with a longer name", resources: attached(`${ADMIN}-Amplify`) },
    { name: "a role without managed policies", resources: declared("aws:iam/role:Role", {}) },
    {
      name: "an attachment to roles alone",
      resources: declared("aws:iam/policyAttachment:PolicyAttachment", {
        policyArn: READ,
        roles: ["web"],
        users: [],
      }),
    },
    { name: "a native policy", resources: declared("aws-native:iam:ManagedPolicy", {}) },
  ],
  fail: [
    {
      name: "a user",
      resources: declared("aws:iam/user:User", { name: "ci" }),
      findings: [["name", "an IAM user has credentials that do not expire", "users"]],
    },
    {
      name: "a native user with the administrator's policy",
      resources: declared("aws-native:iam:User", { userName: "ci", managedPolicyArns: [ADMIN] }),
      findings: [
        ["userName", "an IAM user has credentials that do not expire", "users"],
        ["managedPolicyArns[0]", ...ADMINISTRATOR],
      ],
    },
    {
      name: "an access key",
      resources: declared("aws:iam/accessKey:AccessKey", { user: UNKNOWN }),
      findings: [["user", "an access key does not expire", "access-keys"]],
    },
    {
      name: "an inline policy on a user",
      resources: declared("aws:iam/userPolicy:UserPolicy", { user: "ci", policy: "{}" }),
      findings: [["user", ...USER_POLICY]],
    },
    {
      name: "a policy attached to a user",
      resources: declared("aws:iam/userPolicyAttachment:UserPolicyAttachment", {
        user: "ci",
        policyArn: READ,
      }),
      findings: [["user", ...USER_POLICY]],
    },
    ...["aws:iam/policyAttachment:PolicyAttachment", "aws-native:iam:ManagedPolicy"].map(
      (type) => ({
        name: `users of ${type}`,
        resources: declared(type, { users: ["ci"] }),
        findings: [["users", ...USER_POLICY] as const],
      }),
    ),
    {
      name: "an administrator",
      resources: attached(ADMIN),
      findings: [["policyArn", ...ADMINISTRATOR]],
    },
    {
      name: "an administrator of another partition, beside others",
      resources: declared("aws:iam/role:Role", {
        managedPolicyArns: [READ, ADMIN.replace("arn:aws:", "arn:aws-cn:")],
      }),
      findings: [["managedPolicyArns[1]", ...ADMINISTRATOR]],
    },
    {
      name: "administrators by permission set",
      resources: declared("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", {
        managedPolicyArn: ADMIN,
      }),
      findings: [["managedPolicyArn", ...ADMINISTRATOR]],
    },
  ],
  notApplicable: [{ name: "a policy", resources: declared("aws:iam/policy:Policy", {}) }],
  unknown: [
    {
      name: "an unknown policy",
      resources: attached(UNKNOWN),
      reasons: ["unknown value at policyArn"],
    },
  ],
});
