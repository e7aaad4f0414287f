import { fsbp } from "../../rule/frameworks";
import { flag } from "../../rule/parameters";
import { isTrue } from "../../rule/predicates";
import { QUEUE_TYPES } from "../../world/aws/queues";
import { resourceRule } from "../../rule/rule";

/** The AWS managed key, whose policy cannot be changed. */
const AWS_KEY = /(?:^|[:/])alias\/aws\//;

/** SQS stores messages on disk for days. */
export const sqsEncrypted = resourceRule({
  id: "sqs-encrypted",
  topic: "data-queues-keys",
  severity: "high",
  description: "The messages of a queue are encrypted with a key of SQS or KMS.",
  remediation:
    "Set sqsManagedSseEnabled to true or kmsMasterKeyId to a key; if the parameter customerKey is " +
    "set, to a customer managed key.",
  frameworks: [fsbp("SQS.1", "Amazon SQS queues should be encrypted at rest")],
  parameters: {
    customerKey: flag("Whether the key must be a customer managed key.", {
      dev: false,
      prod: false,
    }),
  },
  appliesTo: (type) => QUEUE_TYPES.has(type),
  check(queue, findings, { settings }) {
    const key = queue.get("kmsMasterKeyId");
    const hasKey = key.isSet && key.value !== "";
    if (hasKey && settings.customerKey && AWS_KEY.test(key.text ?? "")) {
      findings.fail(key, "the messages are encrypted with an AWS managed key");
    } else if (!hasKey && settings.customerKey) {
      findings.failOrMissing(key, "the messages are not encrypted with a customer managed key");
    } else if (!hasKey) {
      findings.require(
        queue.get("sqsManagedSseEnabled"),
        isTrue,
        "the messages of the queue are not encrypted",
      );
    }
  },
});
