import { iamPrivesc } from "../../../../policy/rules/iam/iam-privesc";
import { describeRule } from "../../describe-rule";
import { allow, everywhere, policyWith } from "../../iam";
import { declared, UNKNOWN } from "../../resources";

const ESCALATES = "the statement allows an action by which further permissions can be gained";

const PASS = allow({ Action: "iam:PassRole", Resource: "*" });

describeRule(iamPrivesc, {
  pass: [
    { name: "reading", resources: policyWith(allow({ Action: "iam:Get*", Resource: "*" })) },
    {
      name: "passing one role",
      resources: policyWith({ ...PASS, Resource: "arn:aws:iam::111122223333:role/web" }),
    },
    {
      name: "writing roles of one prefix",
      resources: policyWith(
        allow({ Action: "iam:PutRolePolicy", Resource: "arn:aws:iam::111122223333:role/web-*" }),
      ),
    },
    {
      name: "passing roles to one service",
      resources: policyWith({
        ...PASS,
        Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } },
      }),
    },
    { name: "a denial", resources: policyWith({ ...PASS, Effect: "Deny" }) },
  ],
  fail: [
    ...everywhere(PASS).map(({ name, path, resources }) => ({
      name,
      resources,
      findings: [[`${path}.Action`, ESCALATES] as const],
    })),
    ...[
      "iam:CreatePolicyVersion",
      "iam:AttachRolePolicy",
      "iam:attach*",
      "iam:*",
      "*",
      "iam:P?ssRole",
      "iam:CreateAccessKey",
      "lambda:UpdateFunctionCode",
    ].map((action) => ({
      name: `${action} on everything`,
      resources: policyWith(allow({ Action: ["s3:GetObject", action], Resource: "*" })),
      findings: [["policy.Statement[0].Action[1]", ESCALATES] as const],
    })),
    {
      name: "every role of the account",
      resources: policyWith({ ...PASS, Resource: ["arn:aws:iam::111122223333:role/*"] }),
      findings: [["policy.Statement[0].Action", ESCALATES]],
    },
    {
      name: "everything but some other service",
      resources: policyWith({ Effect: "Allow", NotAction: ["s3:*"], Resource: "*" }),
      findings: [["policy.Statement[0].NotAction", ESCALATES]],
    },
    {
      name: "passing roles over TLS",
      resources: policyWith({ ...PASS, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      findings: [["policy.Statement[0].Action", ESCALATES]],
    },
  ],
  notApplicable: [{ name: "a user", resources: declared("aws:iam/user:User", {}) }],
  unknown: [
    {
      name: "an unknown resource",
      resources: declared("aws-native:iam:ManagedPolicy", {
        policyDocument: { Statement: [{ ...PASS, Resource: [UNKNOWN] }] },
      }),
      reasons: ["unknown value at policyDocument.Statement[0].Resource[0]"],
    },
    {
      name: "an unknown condition",
      resources: declared("aws-native:iam:ManagedPolicy", {
        policyDocument: { Statement: [{ ...PASS, Condition: UNKNOWN }] },
      }),
      reasons: ["unknown value at policyDocument.Statement[0].Condition"],
    },
  ],
});
