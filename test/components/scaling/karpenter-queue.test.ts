import { describe, expect, it } from "vitest";
import { Karpenter } from "../../../components/scaling";
import { record } from "../../support/mocks";
import { provesRow } from "../../support/proves";
import { karpenterArgs } from "./karpenter-args";

const QUEUE = "aws:sqs/queue:Queue";

const planned = () => record(() => new Karpenter("dev-karpenter", karpenterArgs));

describe("createQueue", () => {
  it("keeps warnings for five minutes, encrypted [CO-2]", async () => {
    const queue = (await planned()).only(QUEUE);
    expect(queue.inputs).toEqual({
      region: "eu-central-1",
      name: "dev-karpenter",
      messageRetentionSeconds: 300,
      sqsManagedSseEnabled: true,
      tags: { Name: "dev-karpenter-queue" },
    });
    provesRow("CO-2", queue, "name", "dev-karpenter");
  });

  it("admits the rules only, and nobody without TLS", async () => {
    const { policy, ...rest } = (await planned()).only("aws:sqs/queuePolicy:QueuePolicy").inputs;
    expect(rest.region).toBe("eu-central-1");
    expect(JSON.parse(String(policy))).toMatchObject({
      Statement: [
        { Effect: "Allow", Principal: { Service: "events.amazonaws.com" } },
        { Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } },
      ],
    });
  });

  it("sends each event to the queue", async () => {
    const recording = await planned();
    const event = "dev-karpenter-spot-interruption";
    expect(recording.only("aws:cloudwatch/eventRule:EventRule", event).inputs).toEqual({
      region: "eu-central-1",
      name: event,
      description: "A spot instance is taken back in two minutes",
      eventPattern: JSON.stringify({
        source: ["aws.ec2"],
        "detail-type": ["EC2 Spot Instance Interruption Warning"],
      }),
      tags: { Name: event },
    });
    expect(
      recording.only("aws:cloudwatch/eventTarget:EventTarget", `${event}-target`).inputs,
    ).toEqual({
      region: "eu-central-1",
      rule: event,
      targetId: "karpenter",
      arn: "arn:aws:test:::dev-karpenter-queue",
    });
  });
});
