import { sqsEncrypted } from "../../../../policy/rules/data-queues-keys/sqs-encrypted";
import { describeRule } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";

const queue = (props: Readonly<Record<string, unknown>>) => declared("aws:sqs/queue:Queue", props);
const ownKey = { parameters: { customerKey: true } };

describeRule(sqsEncrypted, {
  pass: [
    { name: "a key of SQS", resources: queue({ sqsManagedSseEnabled: true }) },
    { name: "AWS's key of KMS", resources: queue({ kmsMasterKeyId: "alias/aws/sqs" }) },
    { name: "a key of one's own", ...ownKey, resources: queue({ kmsMasterKeyId: "alias/queues" }) },
    {
      name: "a key that is made in the same update",
      ...ownKey,
      resources: queue({ kmsMasterKeyId: UNKNOWN }),
    },
    {
      name: "a native queue",
      resources: declared("aws-native:sqs:Queue", { sqsManagedSseEnabled: true }),
    },
  ],
  fail: [
    {
      name: "nothing said",
      resources: queue({}),
      findings: [["sqsManagedSseEnabled", "the messages of the queue are not encrypted"]],
    },
    {
      name: "switched off, with an empty key",
      resources: queue({ sqsManagedSseEnabled: false, kmsMasterKeyId: "" }),
      findings: [["sqsManagedSseEnabled", "the messages of the queue are not encrypted"]],
    },
    {
      name: "AWS's key where one's own is asked for",
      ...ownKey,
      resources: queue({ kmsMasterKeyId: "arn:aws:kms:eu-west-1:111122223333:alias/aws/sqs" }),
      findings: [["kmsMasterKeyId", "the messages are encrypted with an AWS managed key"]],
    },
    {
      name: "SQS's key where one's own is asked for",
      ...ownKey,
      resources: queue({ sqsManagedSseEnabled: true }),
      findings: [["kmsMasterKeyId", "the messages are not encrypted with a customer managed key"]],
    },
  ],
  notApplicable: [{ name: "a policy", resources: declared("aws:sqs/queuePolicy:QueuePolicy", {}) }],
  unknown: [
    {
      name: "an unknown switch",
      resources: queue({ sqsManagedSseEnabled: UNKNOWN }),
      reasons: ["unknown value at sqsManagedSseEnabled"],
    },
  ],
});
