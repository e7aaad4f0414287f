import { sqsPolicy } from "../../../../policy/rules/data-queues-keys/sqs-policy";
import { describeRule } from "../../describe-rule";
import { documentOf } from "../../iam";
import { declared, UNKNOWN } from "../../resources";

const EVERYBODY = ["the policy allows everybody to use the queue", "public-access"] as const;
const NO_TLS = ["the policy of the queue does not deny requests without TLS", "tls"] as const;

type Properties = Readonly<Record<string, unknown>>;

const TLS_ONLY = {
  Effect: "Deny",
  Principal: "*",
  Action: "sqs:*",
  Resource: "*",
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};
const send = (props: Properties) => ({
  Effect: "Allow",
  Action: "sqs:SendMessage",
  Resource: "*",
  ...props,
});
const policy = (...statements: readonly unknown[]) =>
  declared("aws:sqs/queuePolicy:QueuePolicy", { policy: documentOf(...statements) });

describeRule(sqsPolicy, {
  pass: [
    {
      name: "a named principal",
      resources: policy(send({ Principal: { AWS: "arn:aws:iam::111122223333:role/a" } }), TLS_ONLY),
    },
    {
      name: "everybody under a condition",
      resources: policy(
        send({ Principal: "*", Condition: { ArnEquals: { "aws:SourceArn": "arn:a" } } }),
        TLS_ONLY,
      ),
    },
    { name: "a queue without a policy", resources: declared("aws:sqs/queue:Queue", {}) },
  ],
  fail: [
    {
      name: "everybody, in a list",
      resources: policy(TLS_ONLY, send({ Principal: { AWS: ["arn:a", "*"] } })),
      findings: [["policy.Statement[1].Principal.AWS[1]", ...EVERYBODY]],
    },
    {
      name: "everybody but one",
      resources: policy(TLS_ONLY, send({ NotPrincipal: { AWS: "arn:a" } })),
      findings: [["policy.Statement[1].NotPrincipal", ...EVERYBODY]],
    },
    {
      name: "everybody, in the policy of the queue itself, and plain requests",
      resources: declared("aws:sqs/queue:Queue", {
        policy: documentOf(send({ Principal: "*" })),
      }),
      findings: [
        ["policy.Statement[0].Principal", ...EVERYBODY],
        ["policy", ...NO_TLS],
      ],
    },
    {
      name: "plain requests of a native queue",
      resources: declared("aws-native:sqs:QueuePolicy", {
        policyDocument: { Statement: send({ Principal: { Service: "sns.amazonaws.com" } }) },
      }),
      findings: [["policyDocument", ...NO_TLS]],
    },
    {
      name: "a denial of plain requests for one principal",
      resources: policy({ ...TLS_ONLY, Principal: { AWS: "arn:a" } }),
      findings: [["policy", ...NO_TLS]],
    },
  ],
  notApplicable: [{ name: "a topic", resources: declared("aws:sns/topic:Topic", {}) }],
  unknown: [
    {
      name: "an unknown policy",
      resources: declared("aws:sqs/queuePolicy:QueuePolicy", { policy: UNKNOWN }),
      reasons: ["unknown value at policy"],
    },
    {
      name: "an unknown statement",
      resources: declared("aws-native:sqs:QueuePolicy", {
        policyDocument: { Statement: [UNKNOWN] },
      }),
      reasons: ["unknown value at policyDocument.Statement[0]"],
    },
  ],
});
