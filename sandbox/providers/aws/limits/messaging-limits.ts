import type { Limits, Rule } from "./limit";
import { isJson, number, text } from "./rules";

const attribute = (name: string, least: number, most: number): Rule =>
  number(
    (given) => given >= least && given <= most,
    (shown) =>
      `InvalidAttributeValue: Invalid value for the parameter ${name}. Got ${shown}; valid ` +
      `values are ${least} to ${most}`,
  );

const document: Rule = text(
  isJson,
  () => "InvalidAttributeValue: Invalid value for the parameter Policy. It is not valid JSON.",
);

/** Documented limits of SQS and SNS. */
export const MESSAGING_LIMITS: Limits = {
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
  "aws:sqs/queue:Queue": [
    {
      at: "name",
      rule: text(
        (name) => /^[\w-]{1,80}$/.test(name) || /^[\w-]{1,75}\.fifo$/.test(name),
        () =>
          "InvalidParameterValue: Can only include alphanumeric characters, hyphens, or " +
          "underscores. 1 to 80 in length",
      ),
    },
    { at: "delaySeconds", rule: attribute("DelaySeconds", 0, 900) },
    { at: "maxMessageSize", rule: attribute("MaximumMessageSize", 1024, 1_048_576) },
    { at: "messageRetentionSeconds", rule: attribute("MessageRetentionPeriod", 60, 1_209_600) },
    { at: "receiveWaitTimeSeconds", rule: attribute("ReceiveMessageWaitTimeSeconds", 0, 20) },
    { at: "visibilityTimeoutSeconds", rule: attribute("VisibilityTimeout", 0, 43_200) },
    {
      at: "kmsDataKeyReusePeriodSeconds",
      rule: attribute("KmsDataKeyReusePeriodSeconds", 60, 86_400),
    },
    { at: "policy", rule: document },
  ],
  "aws:sqs/queuePolicy:QueuePolicy": [{ at: "policy", rule: document }],
  // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
  "aws:sns/topic:Topic": [
    {
      at: "name",
      rule: text(
        (name) => /^[\w-]{1,256}$/.test(name) || /^[\w-]{1,251}\.fifo$/.test(name),
        () => "InvalidParameter: Invalid parameter: Topic Name",
      ),
    },
    { at: "policy", rule: document },
  ],
  "aws:sns/topicPolicy:TopicPolicy": [{ at: "policy", rule: document }],
};
