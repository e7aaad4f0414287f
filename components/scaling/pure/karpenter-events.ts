import type { AwsLocation } from "../../core/pure/aws-location";
import { policyDocument } from "../../core/pure/iam-policy";
import { physicalName } from "../../core/pure/physical-name";
import type { KarpenterPlan } from "./karpenter-plan";

/** An event that the controller acts upon before a node is lost. */
export interface EventPlan {
  readonly ruleName: string;
  readonly ruleArn: string;
  readonly description: string;
  readonly pattern: string;
}

/**
 * What Karpenter 1.14 reads from its queue (its parsers of messages). Events that it would throw away
 * are left out by their details, so that they cost nothing.
 */
const EVENTS = {
  "spot-interruption": {
    description: "A spot instance is taken back in two minutes",
    source: "aws.ec2",
    detailType: "EC2 Spot Instance Interruption Warning",
  },
  rebalance: {
    description: "A spot instance is likely to be taken back",
    source: "aws.ec2",
    detailType: "EC2 Instance Rebalance Recommendation",
  },
  "state-change": {
    description: "An instance stops or is terminated",
    source: "aws.ec2",
    detailType: "EC2 Instance State-change Notification",
    detail: { state: ["stopping", "stopped", "shutting-down", "terminated"] },
  },
  "scheduled-change": {
    description: "AWS will work on the hardware of an instance",
    source: "aws.health",
    detailType: "AWS Health Event",
    detail: { service: ["EC2"], eventTypeCategory: ["scheduledChange"] },
  },
  "reservation-interruption": {
    description: "An instance loses the capacity that was reserved for it",
    source: "aws.ec2",
    detailType: "EC2 Capacity Reservation Instance Interruption Warning",
  },
} as const;

/** The rules by a short stable key. */
export function planEvents(name: string, aws: AwsLocation): Readonly<Record<string, EventPlan>> {
  return Object.fromEntries(
    Object.entries(EVENTS).map(([key, { description, source, detailType, ...rest }]) => {
      const ruleName = physicalName("eventRule", name, key);
      const pattern = { source: [source], "detail-type": [detailType], ...rest };
      return [
        key,
        {
          ruleName,
          ruleArn: `arn:${aws.partition}:events:${aws.region}:${aws.accountId}:rule/${ruleName}`,
          description,
          pattern: JSON.stringify(pattern),
        },
      ];
    }),
  );
}

/** Policy of the queue: these rules send to it, and it is reached by TLS only. */
export function queuePolicy(
  { queueArn }: KarpenterPlan,
  events: Readonly<Record<string, EventPlan>>,
): string {
  return policyDocument([
    {
      Sid: "EventsOfTheseRules",
      Effect: "Allow",
      Principal: { Service: "events.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: queueArn,
      Condition: {
        ArnEquals: { "aws:SourceArn": Object.values(events).map(({ ruleArn }) => ruleArn) },
      },
    },
    {
      Sid: "NothingWithoutTls",
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Resource: queueArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ]);
}
