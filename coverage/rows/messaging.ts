import type { RowSource } from "../row";

/** Rows of the article that the messaging family answers. */
export const MESSAGING_ROWS: readonly RowSource[] = [
  [
    "MQ-1",
    "Dead letter queue management",
    "aws.sqs.Queue.redrivePolicy aws.sqs.Queue.redrivePolicy.deadLetterTargetArn aws.sqs.Queue.redrivePolicy.maxReceiveCount aws.sqs.RedriveAllowPolicy aws.cloudwatch.EventTarget aws.sns.Topic aws.pipes.Pipe",
  ],
  [
    "MQ-2",
    "Message persistence strategies",
    "aws.sqs.Queue.messageRetentionSeconds aws.kinesis.Stream aws.msk.Cluster aws.msk.ServerlessCluster aws.msk.Topic kmsMasterKeyId",
  ],
  [
    "MQ-3",
    "Ordered delivery guarantees",
    "aws.sqs.Queue.fifoQueue aws.sqs.Queue.deduplicationScope aws.sqs.Queue.fifoThroughputLimit aws.kinesis.Stream aws.lambda.EventSourceMapping.parallelizationFactor",
  ],
  ["MQ-4", "Message transformation capabilities", "aws.pipes.Pipe.enrichment aws.sns.Topic"],
  [
    "MQ-5",
    "Queue monitoring and alerting",
    "aws.cloudwatch.MetricAlarm ScaledObject.aws-sqs-queue",
  ],
  [
    "MQ-6",
    "Error handling procedures",
    "aws.lambda.EventSourceMapping.functionResponseTypes aws.lambda.EventSourceMapping.bisectBatchOnFunctionError aws.lambda.EventSourceMapping.maximumRetryAttempts aws.lambda.EventSourceMapping.destinationConfig aws.sfn.StateMachine",
  ],
  [
    "IP-3",
    "Publish-Subscribe",
    "aws.sns.Topic aws.sns.TopicSubscription.filterPolicy aws.sns.TopicSubscription.filterPolicyScope aws.sns.TopicSubscription.redrivePolicy aws.sns.TopicSubscription.replayPolicy aws.sqs.Queue",
  ],
  [
    "DT-1",
    "Protocol transformation",
    "GRPCRoute EnvoyFilter aws.apigatewayv2.Integration aws.sqs.Queue aws.pipes.Pipe",
  ],
  [
    "DT-2",
    "Message format conversion",
    "aws.pipes.Pipe.enrichment aws.pipes.Pipe.targetParameters.inputTemplate aws.cloudwatch.EventTarget.inputTransformer",
  ],
  [
    "DT-6",
    "Payload transformation",
    "aws.cloudwatch.EventTarget.inputTransformer aws.pipes.Pipe aws.sfn.StateMachine",
  ],
];
