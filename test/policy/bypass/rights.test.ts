import { declared } from "../resources";
import { describeBypasses, text } from "./describe-bypasses";

const statement = (entry: object) => ({ Version: "2012-10-17", Statement: entry });
const policy = (document: unknown) => declared("aws:iam/policy:Policy", { policy: document });
const trust = (document: unknown) => declared("aws:iam/role:Role", { assumeRolePolicy: document });
const STAR = { Effect: "Allow", Action: "*", Resource: "*" };
const role = (rules: string) =>
  text("rbac.authorization.k8s.io/v1", "ClusterRole", `rules: [${rules}]`);
const ADMIN = "iam-admin-star";

describeBypasses("rights on AWS and in Kubernetes", [
  {
    name: "a policy as text",
    given: policy(JSON.stringify(statement([STAR]))),
    rule: ADMIN,
    path: "policy.Statement[0].Action",
  },
  {
    name: "a policy as an object",
    given: policy(statement([STAR])),
    rule: ADMIN,
    path: "policy.Statement[0].Action",
  },
  {
    name: "a statement without a list",
    given: policy(JSON.stringify(statement(STAR))),
    rule: ADMIN,
    path: "policy.Statement.Action",
  },
  {
    name: "actions and resources as lists",
    given: policy(statement([{ ...STAR, Action: ["s3:Get", "*"], Resource: ["*"] }])),
    rule: ADMIN,
    path: "policy.Statement[0].Action[1]",
  },
  {
    name: "the action *:*",
    given: policy(statement([{ ...STAR, Action: "*:*" }])),
    rule: ADMIN,
    path: "policy.Statement[0].Action",
  },
  {
    name: "an inline policy of a role",
    given: declared("aws:iam/rolePolicy:RolePolicy", { policy: JSON.stringify(statement([STAR])) }),
    rule: ADMIN,
    path: "policy.Statement[0].Action",
  },
  {
    name: "a policy of the native provider",
    given: declared("aws-native:iam:ManagedPolicy", { policyDocument: statement([STAR]) }),
    rule: ADMIN,
    path: "policyDocument.Statement[0].Action",
  },
  {
    name: "a service's name in upper case",
    given: policy(statement([{ ...STAR, Action: "IAM:*" }])),
    rule: "iam-wildcards",
    path: "policy.Statement[0].Action",
  },
  {
    name: "a pattern of dangerous actions",
    given: policy(statement([{ ...STAR, Action: "iam:P*" }])),
    rule: "iam-privesc",
    path: "policy.Statement[0].Action",
  },
  {
    name: "actions by what they are not",
    given: policy(statement([{ Effect: "Allow", NotAction: "s3:GetObject", Resource: "*" }])),
    rule: "iam-wildcards",
    path: "policy.Statement[0].NotAction",
  },
  {
    name: "resources by what they are not",
    given: policy(statement([{ Effect: "Allow", Action: "*", NotResource: "arn:aws:s3:::a" }])),
    rule: "iam-wildcards",
    path: "policy.Statement[0].Action",
  },
  {
    name: "an unknown policy",
    given: policy({ $unknown: true }),
    rule: ADMIN,
    reason: "unknown value at policy",
  },
  {
    name: "a principal by what it is not",
    given: trust(
      statement([
        { Effect: "Allow", Action: "sts:AssumeRole", NotPrincipal: { AWS: "arn:aws:iam::1:root" } },
      ]),
    ),
    rule: "iam-trust",
    path: "assumeRolePolicy.Statement[0].NotPrincipal",
  },
  {
    name: "everybody as a list of AWS principals",
    given: trust(
      JSON.stringify(
        statement([{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { AWS: ["*"] } }]),
      ),
    ),
    rule: "iam-trust",
    path: "assumeRolePolicy.Statement[0].Principal.AWS[0]",
  },
  {
    name: "a subject that is any",
    given: trust(
      statement([
        {
          Effect: "Allow",
          Action: "sts:AssumeRoleWithWebIdentity",
          Principal: {
            Federated: "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com",
          },
          Condition: {
            StringLike: { "token.actions.githubusercontent.com:sub": "*" },
            StringEquals: { "token.actions.githubusercontent.com:aud": "sts.amazonaws.com" },
          },
        },
      ]),
    ),
    rule: "iam-trust",
    path: 'assumeRolePolicy.Statement[0].Condition.StringLike["token.actions.githubusercontent.com:sub"]',
  },
  {
    name: "a queue for everybody",
    given: declared("aws:sqs/queuePolicy:QueuePolicy", {
      policy: statement([
        { Effect: "Allow", Principal: { AWS: "*" }, Action: "SQS:*", Resource: "*" },
      ]),
    }),
    rule: "sqs-policy",
    path: "policy.Statement[0].Principal.AWS",
  },
  {
    name: "a wildcard of a ClusterRole",
    given: role('{apiGroups: [""], resources: [pods], verbs: [get, "*"]}'),
    rule: "rbac-wildcard",
    path: "rules[0].verbs[1]",
  },
  {
    name: "exec of whatever has it",
    given: role('{apiGroups: [""], resources: ["*/exec"], verbs: [create]}'),
    rule: "rbac-create-pods-exec",
    path: "rules[0].resources[0]",
  },
  {
    name: "escalation in the second rule",
    given: role(
      '{apiGroups: [""], resources: [pods], verbs: [get]}, {apiGroups: [""], resources: [users], verbs: [impersonate]}',
    ),
    rule: "rbac-escalation",
    path: "rules[1].resources[0]",
  },
  {
    name: "a beta binding of the masters",
    given: text(
      "rbac.authorization.k8s.io/v1beta1",
      "ClusterRoleBinding",
      "roleRef: {kind: ClusterRole, name: view}, subjects: [{kind: Group, name: 'system:masters'}]",
    ),
    rule: "rbac-system-groups",
    path: "subjects[0].name",
  },
  {
    name: "cluster-admin in a RoleBinding",
    given: text(
      "rbac.authorization.k8s.io/v1",
      "RoleBinding",
      "roleRef: {kind: ClusterRole, name: cluster-admin}, subjects: [{kind: User, name: a}]",
    ),
    rule: "rbac-cluster-admin",
    path: "roleRef.name",
  },
  {
    name: "the default account of another namespace",
    given: text(
      "rbac.authorization.k8s.io/v1",
      "RoleBinding",
      "roleRef: {kind: Role, name: a}, subjects: [{kind: ServiceAccount, name: default, namespace: other}]",
    ),
    rule: "rbac-default-sa",
    path: "subjects[0].name",
  },
]);
