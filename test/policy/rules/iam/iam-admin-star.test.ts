import { iamAdminStar } from "../../../../policy/rules/iam/iam-admin-star";
import { describeRule } from "../../describe-rule";
import { allow, everywhere, policyWith } from "../../iam";
import { declared, UNKNOWN } from "../../resources";

const EVERYTHING = "the statement allows every action on every resource";

const ADMIN = allow({ Action: "*", Resource: "*" });

describeRule(iamAdminStar, {
  pass: [
    { name: "one action on one bucket", resources: policyWith(allow()) },
    { name: "every action on one bucket", resources: policyWith(allow({ Action: "*" })) },
    {
      name: "one service on everything",
      resources: policyWith(allow({ Action: "s3:*", Resource: "*" })),
    },
    { name: "a denial of everything", resources: policyWith({ ...ADMIN, Effect: "Deny" }) },
    { name: "a role without policies of its own", resources: declared("aws:iam/role:Role", {}) },
  ],
  fail: [
    ...everywhere(ADMIN).map(({ name, path, resources }) => ({
      name,
      resources,
      findings: [[`${path}.Action`, EVERYTHING] as const],
    })),
    {
      name: "stars among other actions and resources",
      resources: policyWith(
        allow(),
        allow({ Action: ["s3:GetObject", "*"], Resource: ["arn:aws:s3:::a", "*"] }),
      ),
      findings: [["policy.Statement[1].Action[1]", EVERYTHING]],
    },
    {
      name: "other ways of writing the stars",
      resources: policyWith(allow({ Action: "*:*", Resource: "arn:aws:*:*:*:*" })),
      findings: [["policy.Statement[0].Action", EVERYTHING]],
    },
    {
      name: "everything but one resource",
      resources: policyWith({ Effect: "Allow", Action: "**", NotResource: "arn:aws:s3:::a" }),
      findings: [["policy.Statement[0].Action", EVERYTHING]],
    },
    {
      name: "everything under a condition",
      resources: policyWith({ ...ADMIN, Condition: { Bool: { "aws:SecureTransport": "true" } } }),
      findings: [["policy.Statement[0].Action", EVERYTHING]],
    },
  ],
  notApplicable: [{ name: "a user", resources: declared("aws:iam/user:User", {}) }],
  unknown: [
    {
      name: "an unknown policy",
      resources: declared("aws:iam/policy:Policy", { policy: UNKNOWN }),
      reasons: ["unknown value at policy"],
    },
    {
      name: "a text that is no policy",
      resources: declared("aws:iam/policy:Policy", { policy: "{" }),
      reasons: ["no JSON at policy"],
    },
    {
      name: "an unknown resource, beside a statement that is known",
      resources: declared("aws-native:iam:ManagedPolicy", {
        policyDocument: { Statement: [{ ...ADMIN, Resource: UNKNOWN }, ADMIN] },
      }),
      findings: [["policyDocument.Statement[1].Action", EVERYTHING]],
      reasons: ["unknown value at policyDocument.Statement[0].Resource"],
    },
  ],
});
