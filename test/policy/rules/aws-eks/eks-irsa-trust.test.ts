import { eksIrsaTrust } from "../../../../policy/rules/aws-eks/eks-irsa-trust";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN } from "../../resources";

const NO_AUDIENCE = [
  "the statement does not require the audience sts.amazonaws.com",
  "audience",
] as const;

type Properties = Readonly<Record<string, unknown>>;

const ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123";
const ROLE_ARN = "arn:aws:iam::111122223333:role/web";
const exact = {
  [`${ISSUER}:sub`]: "system:serviceaccount:shop:web",
  [`${ISSUER}:aud`]: "sts.amazonaws.com",
};
const statement = (condition: unknown): Properties => ({
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${ISSUER}` },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: condition,
});
const role = (condition: unknown) =>
  named("aws:iam/role:Role", "web", {
    name: "web",
    assumeRolePolicy: JSON.stringify({ Statement: [statement(condition)] }),
  });
const equals = (keys: Properties) => role({ StringEquals: keys });
const account = (annotations: Properties, name = "web") =>
  manifest({
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name, namespace: "shop", annotations },
  });
const asking = account({ "eks.amazonaws.com/role-arn": ROLE_ARN });
const condition = "assumeRolePolicy.Statement[0].Condition";
const subject = `${condition}.StringEquals["${ISSUER}:sub"]`;

describeRule(eksIrsaTrust, {
  pass: [
    { name: "an account that asks for its role", resources: [...equals(exact), ...asking] },
    {
      name: "the same as an object, with lists",
      resources: [
        ...declared("aws-native:iam:Role", {
          assumeRolePolicyDocument: {
            Statement: statement({
              StringLike: {
                [`${ISSUER}:sub`]: ["system:serviceaccount:shop:web"],
                [`${ISSUER}:aud`]: ["sts.amazonaws.com"],
              },
            }),
          },
        }),
        ...asking,
      ],
    },
    {
      name: "a role for a build system, which is not a service account",
      resources: named("aws:iam/role:Role", "ci", {
        assumeRolePolicy: JSON.stringify({
          Statement: [
            {
              Effect: "Allow",
              Principal: { Federated: "arn:aws:iam::1:oidc-provider/token.example.com" },
            },
          ],
        }),
      }),
    },
  ],
  fail: [
    {
      name: "no condition",
      resources: [...role(undefined), ...asking],
      findings: [
        [condition, ...NO_AUDIENCE],
        [condition, "every service account of the cluster can assume the role", "subject"],
      ],
    },
    {
      name: "every account but one, for every audience but one",
      resources: [...role({ StringNotEquals: exact }), ...asking],
      findings: [
        [condition, ...NO_AUDIENCE],
        [condition, "every service account of the cluster can assume the role", "subject"],
      ],
    },
    {
      name: "every account of a namespace",
      resources: [...equals({ ...exact, [`${ISSUER}:sub`]: "system:serviceaccount:shop:*" })],
      findings: [[subject, "the subject does not name exactly one service account", "subject"]],
    },
    {
      name: "one wildcard in a list",
      resources: [
        ...equals({
          ...exact,
          [`${ISSUER}:sub`]: ["system:serviceaccount:shop:web", "system:serviceaccount:*:web"],
        }),
        ...asking,
      ],
      findings: [
        [`${subject}[1]`, "the subject does not name exactly one service account", "subject"],
      ],
    },
    {
      name: "another audience",
      resources: [...equals({ ...exact, [`${ISSUER}:aud`]: "*" }), ...asking],
      findings: [[`${condition}.StringEquals["${ISSUER}:aud"]`, ...NO_AUDIENCE]],
    },
    {
      name: "an account that asks for no role",
      resources: [...equals(exact), ...account({})],
      findings: [
        [
          'metadata.annotations["eks.amazonaws.com/role-arn"]',
          "the service account is not annotated with the role that trusts it",
          "service-account",
        ],
      ],
    },
    {
      name: "an account that asks for another role",
      resources: [...equals(exact), ...account({ "eks.amazonaws.com/role-arn": `${ROLE_ARN}-2` })],
      findings: [
        [
          'metadata.annotations["eks.amazonaws.com/role-arn"]',
          "the service account is not annotated with the role that trusts it",
          "service-account",
        ],
      ],
    },
    {
      name: "an account that nobody declares",
      resources: [...equals(exact), ...account({}, "other")],
      findings: [
        [subject, "the service account of the subject is not declared", "service-account"],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "an unknown trust",
      resources: declared("aws:iam/role:Role", { assumeRolePolicy: UNKNOWN }),
      reasons: ["unknown value at assumeRolePolicy"],
    },
    {
      name: "an account of another stack",
      resources: equals(exact),
      reasons: ["not part of the stack: the service account"],
    },
    {
      name: "an unknown annotation",
      resources: [...equals(exact), ...account({ "eks.amazonaws.com/role-arn": UNKNOWN })],
      reasons: ['unknown value at metadata.annotations["eks.amazonaws.com/role-arn"]'],
    },
  ],
});
