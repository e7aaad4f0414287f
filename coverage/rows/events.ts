import type { RowSource } from "../row";

/** Rows of the article that the events family answers. */
export const EVENTS_ROWS: readonly RowSource[] = [
  [
    "EV-1",
    "Event sourcing patterns",
    "aws.dynamodb.Table.streamEnabled aws.pipes.Pipe aws.cloudwatch.EventBus",
  ],
  ["EV-2", "CQRS implementation strategies", "aws.dynamodb.Table aws.lambda.Function aws.iam.Role"],
  [
    "EV-3",
    "Event routing and filtering",
    "aws.cloudwatch.EventRule aws.pipes.Pipe.filterCriteria aws.sns.Topic",
  ],
  [
    "EV-4",
    "Correlation tracking",
    "traceparent aws.sqs.Queue aws.sns.Topic aws.sfn.StateMachine.tracingConfiguration OpenTelemetryCollector",
  ],
  [
    "EV-5",
    "Replay capabilities",
    "aws.cloudwatch.EventArchive.retentionDays aws.cloudwatch.EventArchive.eventPattern aws.sns.Topic aws.sqs.Queue",
  ],
  ["EV-6", "Version management", "aws.schemas.Schema aws.cloudwatch.EventRule.eventPattern"],
  [
    "IP-2",
    "Event-Driven Communication",
    "aws.cloudwatch.EventBus aws.cloudwatch.EventRule aws.cloudwatch.EventTarget CloudEventSource",
  ],
  [
    "DT-3",
    "Schema validation",
    "aws.schemas.Registry aws.schemas.Schema aws.schemas.Discoverer aws.apigateway.RequestValidator aws.apigateway.Model",
  ],
  ["DT-4", "Data enrichment", "aws.pipes.Pipe.enrichment aws.sfn.StateMachine"],
  [
    "DT-5",
    "Content-based routing",
    "aws.cloudwatch.EventRule.eventPattern aws.sns.Topic.filterPolicyScope aws.sfn.StateMachine",
  ],
  ["MAP-3", "Event-driven systems", "EV-1..EV-6 MQ-1..MQ-6 IP-2..IP-3"],
];
