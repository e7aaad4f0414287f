import { iamWildcards } from "../../../../policy/rules/iam/iam-wildcards";
import { describeRule } from "../../describe-rule";
import { allow, everywhere, policyWith } from "../../iam";
import { declared, UNKNOWN } from "../../resources";

const EVERY_RESOURCE = [
  "the statement allows an action on every resource, although IAM can limit it to single ones",
  "resources",
] as const;
const WHOLE_SERVICE = ["the statement allows every action of the service", "actions"] as const;

const anywhere = (...actions: readonly string[]) =>
  policyWith(allow({ Action: actions, Resource: "*" }));

describeRule(iamWildcards, {
  pass: [
    { name: "some actions of a service", resources: policyWith(allow({ Action: "s3:Get*" })) },
    {
      name: "actions that have no resource",
      resources: anywhere(
        "ec2:Describe*",
        "ecr:GetAuthorizationToken",
        "sts:GetCallerIdentity",
        "cloudwatch:PutMetricData",
        "S3:ListAllMyBuckets",
      ),
    },
    {
      name: "reading in a service that is not listed",
      resources: anywhere("outposts:ListOutposts"),
    },
    {
      name: "every resource with a certain tag",
      resources: policyWith(
        allow({
          Action: "ec2:TerminateInstances",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/team": "a" } },
        }),
      ),
    },
    ...[
      { Null: { "aws:ResourceTag/team": "false" } },
      { "ForAnyValue:StringLike": { "ec2:ResourceTag/team": ["a-*"] } },
    ].map((Condition) => ({
      name: `every resource under ${JSON.stringify(Condition)}`,
      resources: policyWith(allow({ Action: "ec2:TerminateInstances", Resource: "*", Condition })),
    })),
    {
      name: "a denial of everything else",
      resources: policyWith({ Effect: "Deny", NotAction: "s3:*", Resource: "*" }),
    },
  ],
  fail: [
    ...everywhere(allow({ Action: "s3:*" })).map(({ name, path, resources }) => ({
      name,
      resources,
      findings: [[`${path}.Action`, ...WHOLE_SERVICE] as const],
    })),
    {
      name: "every action, on one resource",
      resources: policyWith(allow({ Action: ["s3:GetObject", "*", "sqs:?*"] })),
      findings: [
        [
          "policy.Statement[0].Action[1]",
          "the statement allows every action of every service",
          "actions",
        ],
        ["policy.Statement[0].Action[2]", ...WHOLE_SERVICE],
      ],
    },
    {
      name: "an exclusion of actions",
      resources: policyWith({ Effect: "Allow", NotAction: "iam:*", Resource: "*" }),
      findings: [
        [
          "policy.Statement[0].NotAction",
          "the statement allows every action except the listed ones",
          "actions",
        ],
      ],
    },
    ...["s3:GetObject", "s3:List*", "ec2:RunInstances", "kms:Decrypt", "outposts:CreateOrder"].map(
      (action) => ({
        name: `${action} on every resource`,
        resources: anywhere("sts:GetCallerIdentity", action),
        findings: [["policy.Statement[0].Resource", ...EVERY_RESOURCE] as const],
      }),
    ),
    {
      name: "every resource but one",
      resources: policyWith({ Effect: "Allow", Action: "s3:GetObject", NotResource: "a" }),
      findings: [["policy.Statement[0].NotResource", ...EVERY_RESOURCE]],
    },
    {
      name: "every action of a service under a condition on the resource",
      resources: policyWith(
        allow({
          Action: "ec2:*",
          Resource: "*",
          Condition: { StringEquals: { "aws:ResourceTag/team": "a" } },
        }),
      ),
      findings: [["policy.Statement[0].Action", ...WHOLE_SERVICE]],
    },
    ...[
      { StringEquals: { "aws:PrincipalTag/team": "a" } },
      { StringEquals: { "aws:PrincipalOrgID": "o-1" } },
      { StringEquals: { "aws:ResourceAccount": "444455556666" } },
      { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
      { StringNotEquals: { "aws:ResourceTag/team": "a" } },
      { StringEqualsIfExists: { "aws:ResourceTag/team": "a" } },
      { "ForAllValues:StringEquals": { "aws:ResourceTag/team": "a" } },
      { Null: { "aws:ResourceTag/team": "true" } },
    ].map((Condition) => ({
      name: `every resource under ${JSON.stringify(Condition)}, which leaves others in`,
      resources: policyWith(allow({ Action: "s3:GetObject", Resource: "*", Condition })),
      findings: [["policy.Statement[0].Resource", ...EVERY_RESOURCE] as const],
    })),
    {
      name: "every resource under a condition that limits nothing",
      resources: policyWith(
        allow({
          Resource: ["arn:aws:s3:::a", "*"],
          Condition: {
            StringLike: { "aws:ResourceTag/team": "*" },
            Bool: { "aws:SecureTransport": "true" },
          },
        }),
      ),
      findings: [["policy.Statement[0].Resource[1]", ...EVERY_RESOURCE]],
    },
  ],
  notApplicable: [{ name: "a user", resources: declared("aws:iam/user:User", {}) }],
  unknown: [
    {
      name: "an unknown action",
      resources: declared("aws-native:iam:ManagedPolicy", {
        policyDocument: { Statement: [allow({ Action: [UNKNOWN] })] },
      }),
      reasons: ["unknown value at policyDocument.Statement[0].Action[0]"],
    },
    {
      name: "an unknown resource",
      resources: declared("aws-native:iam:ManagedPolicy", {
        policyDocument: { Statement: [allow({ Resource: UNKNOWN })] },
      }),
      reasons: ["unknown value at policyDocument.Statement[0].Resource"],
    },
    {
      name: "an unknown part of a condition",
      resources: declared("aws-native:iam:ManagedPolicy", {
        policyDocument: {
          Statement: [allow({ Resource: "*", Condition: { StringEquals: UNKNOWN } })],
        },
      }),
      reasons: ["unknown value at policyDocument.Statement[0].Condition.StringEquals"],
    },
    {
      name: "an unknown condition",
      resources: declared("aws-native:iam:ManagedPolicy", {
        policyDocument: { Statement: [allow({ Resource: "*", Condition: UNKNOWN })] },
      }),
      reasons: ["unknown value at policyDocument.Statement[0].Condition"],
    },
  ],
});
