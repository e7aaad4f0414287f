import { describe, expect, it } from "vitest";
import { planEvents, queuePolicy } from "../../../../components/scaling/pure/karpenter-events";
import { planKarpenter } from "../../../../components/scaling/pure/karpenter-plan";

const aws = { accountId: "111122223333", region: "eu-central-1", partition: "aws" } as const;
const events = planEvents("dev-karpenter", aws);

describe("planEvents", () => {
  it("listens to what the controller reads, and to nothing that it throws away", () => {
    const patterns = Object.fromEntries(
      Object.entries(events).map(([key, { pattern }]) => [key, JSON.parse(pattern)] as const),
    );
    const ec2 = { source: ["aws.ec2"] };
    expect(patterns).toEqual({
      "spot-interruption": { ...ec2, "detail-type": ["EC2 Spot Instance Interruption Warning"] },
      rebalance: { ...ec2, "detail-type": ["EC2 Instance Rebalance Recommendation"] },
      "state-change": {
        ...ec2,
        "detail-type": ["EC2 Instance State-change Notification"],
        detail: { state: ["stopping", "stopped", "shutting-down", "terminated"] },
      },
      "scheduled-change": {
        source: ["aws.health"],
        "detail-type": ["AWS Health Event"],
        detail: { service: ["EC2"], eventTypeCategory: ["scheduledChange"] },
      },
      "reservation-interruption": {
        ...ec2,
        "detail-type": ["EC2 Capacity Reservation Instance Interruption Warning"],
      },
    });
  });

  it("keeps names within the service's limit", () => {
    const long = planEvents("a".repeat(80), aws);
    expect(Object.values(long).every(({ ruleName }) => ruleName.length <= 64)).toBe(true);
  });
});

describe("queuePolicy", () => {
  it("admits exactly these rules, and nobody without TLS", () => {
    const plan = planKarpenter("dev-karpenter", { aws, replicas: 2, sessionManager: false });
    const rule = (event: string) =>
      `arn:aws:events:eu-central-1:111122223333:rule/dev-karpenter-${event}`;
    expect(JSON.parse(queuePolicy(plan, events))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EventsOfTheseRules",
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: "arn:aws:sqs:eu-central-1:111122223333:dev-karpenter",
          Condition: {
            ArnEquals: {
              "aws:SourceArn": [
                "spot-interruption",
                "rebalance",
                "state-change",
                "scheduled-change",
                "reservation-interruption",
              ].map(rule),
            },
          },
        },
        {
          Sid: "NothingWithoutTls",
          Effect: "Deny",
          Principal: "*",
          Action: "sqs:*",
          Resource: "arn:aws:sqs:eu-central-1:111122223333:dev-karpenter",
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
  });
});
