import { iamUsers } from "../../../../policy/rules/iam/iam-users";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

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
      paths: ["name"],
    },
    {
      name: "a native user with the administrator's policy",
      resources: declared("aws-native:iam:User", { userName: "ci", managedPolicyArns: [ADMIN] }),
      paths: ["userName", "managedPolicyArns[0]"],
    },
    {
      name: "an access key",
      resources: declared("aws:iam/accessKey:AccessKey", { user: UNKNOWN }),
      paths: ["user"],
    },
    {
      name: "an inline policy on a user",
      resources: declared("aws:iam/userPolicy:UserPolicy", { user: "ci", policy: "{}" }),
      paths: ["user"],
    },
    {
      name: "a policy attached to a user",
      resources: declared("aws:iam/userPolicyAttachment:UserPolicyAttachment", {
        user: "ci",
        policyArn: READ,
      }),
      paths: ["user"],
    },
    ...["aws:iam/policyAttachment:PolicyAttachment", "aws-native:iam:ManagedPolicy"].map(
      (type) => ({
        name: `users of ${type}`,
        resources: declared(type, { users: ["ci"] }),
        paths: ["users"],
      }),
    ),
    { name: "an administrator", resources: attached(ADMIN), paths: ["policyArn"] },
    {
      name: "an administrator of another partition, beside others",
      resources: declared("aws:iam/role:Role", {
        managedPolicyArns: [READ, ADMIN.replace("arn:aws:", "arn:aws-cn:")],
      }),
      paths: ["managedPolicyArns[1]"],
    },
    {
      name: "administrators by permission set",
      resources: declared("aws:ssoadmin/managedPolicyAttachment:ManagedPolicyAttachment", {
        managedPolicyArn: ADMIN,
      }),
      paths: ["managedPolicyArn"],
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
