import type { AwsTypes } from "./aws-type";

const REGIONAL = "{region}:{account}";

/** Keys, parameters, queues and topics. */
export const PLATFORM_TYPES: AwsTypes = {
  "aws:kms/key:Key": {
    id: "{uuid}",
    computed: { arn: `arn:aws:kms:${REGIONAL}:key/{id}`, keyId: "{id}" },
  },
  "aws:kms/alias:Alias": {
    nameFrom: "name",
    computed: {
      arn: `arn:aws:kms:${REGIONAL}:{id}`,
      targetKeyArn: `arn:aws:kms:${REGIONAL}:key/{input:targetKeyId}`,
    },
  },
  "aws:ssm/parameter:Parameter": {
    nameFrom: "name",
    computed: {
      arn: `arn:aws:ssm:${REGIONAL}:parameter{id}`,
      version: 1,
      hasValueWo: false,
    },
  },
  "aws:sqs/queue:Queue": {
    nameFrom: "name",
    id: "https://sqs.{region}.amazonaws.com/{account}/{name}",
    computed: { arn: `arn:aws:sqs:${REGIONAL}:{name}`, url: "{id}" },
  },
  "aws:sqs/queuePolicy:QueuePolicy": { id: "{input:queueUrl}", computed: {} },
  "aws:sns/topic:Topic": {
    nameFrom: "name",
    id: `arn:aws:sns:${REGIONAL}:{name}`,
    computed: { arn: "{id}", owner: "{account}", beginningArchiveTime: "" },
  },
  "aws:sns/topicPolicy:TopicPolicy": {
    id: "{input:arn}",
    computed: { owner: "{account}" },
  },
  "aws:sns/topicSubscription:TopicSubscription": {
    id: "{input:topic}:{uuid}",
    computed: {
      arn: "{id}",
      ownerId: "{account}",
      pendingConfirmation: false,
      confirmationWasAuthenticated: true,
    },
  },
};
