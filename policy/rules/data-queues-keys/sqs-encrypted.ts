import { fsbp } from "../../rule/frameworks";
import { flag } from "../../rule/parameters";
import { isTrue } from "../../rule/predicates";
import { QUEUE_TYPES } from "../../world/aws/queues";
import { resourceRule } from "../../rule/rule";

/** The key that AWS holds for every account; nobody can change who may use it. */
const AWS_KEY = /(?:^|[:/])alias\/aws\//;

/** Messages lie on AWS's disks for days. */
export const sqsEncrypted = resourceRule({
  id: "sqs-encrypted",
  topic: "data-queues-keys",
  severity: "high",
  description: "A queue encrypts its messages with a key of SQS or of KMS.",
  remediation:
    "Set sqsManagedSseEnabled to true or kmsMasterKeyId to a key; where customerKey is set, to a " +
    "key of your own.",
  frameworks: [fsbp("SQS.1", "Amazon SQS queues should be encrypted at rest")],
  parameters: {
    customerKey: flag("Whether it has to be a key of one's own.", { dev: false, prod: false }),
  },
  appliesTo: (type) => QUEUE_TYPES.has(type),
  check(queue, findings, { settings }) {
    const key = queue.get("kmsMasterKeyId");
    const hasKey = key.isSet && key.value !== "";
    if (hasKey && settings.customerKey && AWS_KEY.test(key.text ?? "")) {
      findings.fail(key, "the key is AWS's own");
    } else if (!hasKey && settings.customerKey) {
      findings.failOrMissing(key, "no key of one's own encrypts the messages");
    } else if (!hasKey) {
      findings.require(queue.get("sqsManagedSseEnabled"), isTrue, "messages are not encrypted");
    }
  },
});
