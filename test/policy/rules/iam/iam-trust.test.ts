import { iamTrust } from "../../../../policy/rules/iam/iam-trust";
import { describeRule } from "../../describe-rule";
import { documentOf } from "../../iam";
import { declared, UNKNOWN } from "../../resources";

const EVERYBODY = ["everybody with an AWS account can assume the role", "principals"] as const;
const NO_EXTERNAL_ID = [
  "everybody in the account can assume the role, as no specific external id is required",
  "external-id",
] as const;
const ANY_SUBJECT = [
  "every subject of the identity provider can assume the role",
  "subject",
] as const;
const ANY_AUDIENCE = [
  "the role accepts tokens that were issued for another audience",
  "audience",
] as const;

type Properties = Readonly<Record<string, unknown>>;

const ACCOUNT = "arn:aws:iam::111122223333:root";
const GITHUB = "token.actions.githubusercontent.com";
const ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/0123";

const statement = (Principal: unknown, Condition?: unknown) => ({
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal,
  ...(Condition === undefined ? {} : { Condition }),
});
const trust = (...statements: readonly unknown[]) =>
  declared("aws:iam/role:Role", { assumeRolePolicy: documentOf(...statements) });
const web = (issuer: string, condition: Properties) =>
  trust({
    ...statement({ Federated: `arn:aws:iam::111122223333:oidc-provider/${issuer}` }, condition),
    Action: "sts:AssumeRoleWithWebIdentity",
  });
const claims = (issuer: string, sub: unknown, aud: unknown = "sts.amazonaws.com") => ({
  StringLike: { [`${issuer}:sub`]: sub },
  StringEquals: { [`${issuer}:aud`]: aud },
});
const externalId = (operator: string, id: unknown) => ({ [operator]: { "sts:ExternalId": id } });

describeRule(iamTrust, {
  pass: [
    { name: "a service", resources: trust(statement({ Service: "ec2.amazonaws.com" })) },
    { name: "a role", resources: trust(statement({ AWS: "arn:aws:iam::111122223333:role/a" })) },
    {
      name: "an account with its external id",
      resources: trust(statement({ AWS: ACCOUNT }, externalId("StringEquals", "x"))),
    },
    { name: "a denial of everybody", resources: trust({ ...statement("*"), Effect: "Deny" }) },
    {
      name: "a branch of a repository",
      resources: web(GITHUB, claims(GITHUB, "repo:acme/shop:ref:refs/heads/main")),
    },
    {
      name: "a service account",
      resources: web(ISSUER, claims(ISSUER, "system:serviceaccount:orders:web")),
    },
    {
      name: "an identity pool",
      resources: trust(
        statement(
          { Federated: "cognito-identity.amazonaws.com" },
          { StringEquals: { "cognito-identity.amazonaws.com:aud": "pool" } },
        ),
      ),
    },
    { name: "a role without a trust policy", resources: declared("aws:iam/role:Role", {}) },
  ],
  fail: [
    {
      name: "everybody",
      resources: trust(statement({ Service: "a" }), statement("*")),
      findings: [["assumeRolePolicy.Statement[1].Principal", ...EVERYBODY]],
    },
    {
      name: "everybody in a list, under a condition",
      resources: trust(
        statement({ AWS: [ACCOUNT, "*"] }, { StringEquals: { "aws:PrincipalOrgID": "o-1" } }),
      ),
      findings: [["assumeRolePolicy.Statement[0].Principal.AWS[1]", ...EVERYBODY]],
    },
    {
      name: "everybody but one",
      resources: trust({
        Effect: "Allow",
        Action: "sts:AssumeRole",
        NotPrincipal: { AWS: ACCOUNT },
      }),
      findings: [["assumeRolePolicy.Statement[0].NotPrincipal", ...EVERYBODY]],
    },
    {
      name: "every account, in the native provider's object",
      resources: declared("aws-native:iam:Role", {
        assumeRolePolicyDocument: { Statement: statement({ AWS: "arn:aws:iam::*:root" }) },
      }),
      findings: [["assumeRolePolicyDocument.Statement.Principal.AWS", ...EVERYBODY]],
    },
    ...[ACCOUNT, "111122223333", "arn:aws-cn:iam::111122223333:root"].map((account) => ({
      name: `the account ${account}`,
      resources: trust(statement({ AWS: [account] })),
      findings: [["assumeRolePolicy.Statement[0].Principal.AWS[0]", ...NO_EXTERNAL_ID] as const],
    })),
    {
      name: "an account whose external id may be left out",
      resources: trust(statement({ AWS: ACCOUNT }, externalId("StringEqualsIfExists", "x"))),
      findings: [["assumeRolePolicy.Statement[0].Principal.AWS", ...NO_EXTERNAL_ID]],
    },
    {
      name: "an account with any external id",
      resources: trust(statement({ AWS: ACCOUNT }, externalId("StringLike", "*"))),
      findings: [
        ['assumeRolePolicy.Statement[0].Condition.StringLike["sts:ExternalId"]', ...NO_EXTERNAL_ID],
      ],
    },
    {
      name: "an identity provider without a condition",
      resources: trust(statement({ Federated: `arn:aws:iam::1:oidc-provider/${ISSUER}` })),
      findings: [
        ["assumeRolePolicy.Statement[0].Condition", ...ANY_SUBJECT],
        ["assumeRolePolicy.Statement[0].Condition", ...ANY_AUDIENCE],
      ],
    },
    {
      name: "every identity pool",
      resources: trust(statement({ Federated: "cognito-identity.amazonaws.com" })),
      findings: [["assumeRolePolicy.Statement[0].Condition", ...ANY_AUDIENCE]],
    },
    {
      name: "an identity provider without an audience",
      resources: web(GITHUB, { StringLike: { [`${GITHUB}:sub`]: "repo:acme/shop:*" } }),
      findings: [["assumeRolePolicy.Statement[0].Condition", ...ANY_AUDIENCE]],
    },
    {
      name: "an identity provider without a subject",
      resources: web(GITHUB, { StringEquals: { [`${GITHUB}:aud`]: "sts.amazonaws.com" } }),
      findings: [["assumeRolePolicy.Statement[0].Condition", ...ANY_SUBJECT]],
    },
    ...["*", "repo:*", "repo:*/shop:*", "repo:ac*/shop:*"].map((subject) => ({
      name: `repositories ${subject}`,
      resources: web(GITHUB, claims(GITHUB, subject)),
      findings: [
        [
          `assumeRolePolicy.Statement[0].Condition.StringLike["${GITHUB}:sub"]`,
          ...ANY_SUBJECT,
        ] as const,
      ],
    })),
  ],
  notApplicable: [{ name: "a policy", resources: declared("aws:iam/policy:Policy", {}) }],
  unknown: [
    {
      name: "an unknown trust policy",
      resources: declared("aws:iam/role:Role", { assumeRolePolicy: UNKNOWN }),
      reasons: ["unknown value at assumeRolePolicy"],
    },
    {
      name: "an unknown principal",
      resources: declared("aws-native:iam:Role", {
        assumeRolePolicyDocument: { Statement: [statement({ AWS: UNKNOWN })] },
      }),
      reasons: ["unknown value at assumeRolePolicyDocument.Statement[0].Principal.AWS"],
    },
    {
      name: "an unknown external id",
      resources: declared("aws-native:iam:Role", {
        assumeRolePolicyDocument: {
          Statement: [statement({ AWS: ACCOUNT }, externalId("StringEquals", UNKNOWN))],
        },
      }),
      reasons: [
        'unknown value at assumeRolePolicyDocument.Statement[0].Condition.StringEquals["sts:ExternalId"]',
      ],
    },
  ],
});
