import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { BaseComponent, type Transforms } from "../../../components/core";
import { record, valueOf } from "../../support/mocks";

interface SampleArgs {
  readonly transform?: Transforms<{ queue: aws.sqs.QueueArgs }>;
}

class Sample extends BaseComponent {
  readonly queue: aws.sqs.Queue;

  constructor(name: string, args: SampleArgs = {}, opts?: pulumi.ComponentResourceOptions) {
    super("sample:Sample", name, opts);
    const children = this.children(args.transform);
    const planned = { name: `${name}-queue` };
    this.queue = children.create("queue", aws.sqs.Queue, `${name}-queue`, planned);
    this.registerOutputs({ url: this.queue.url });
  }
}

describe("BaseComponent", () => {
  it("has a type token of the platform and records no arguments as inputs", async () => {
    const recording = await record(() => new Sample("dev"));
    const component = recording.only("orchestration-platform:sample:Sample");
    expect(component).toMatchObject({ name: "dev", custom: false, inputs: {} });
  });

  it("is the parent of its children", async () => {
    const samples: Sample[] = [];
    await record(() => samples.push(new Sample("dev")));
    const urns = await Promise.all(samples.map(({ queue }) => valueOf(queue.urn)));
    expect(urns).toEqual([
      "urn:pulumi:test::orchestration-platform::orchestration-platform:sample:Sample$aws:sqs/queue:Queue::dev-queue",
    ]);
  });

  it("hands the transforms of the caller to its children", async () => {
    const transform = { queue: { messageRetentionSeconds: 60 } };
    const recording = await record(() => new Sample("dev", { transform }));
    expect(recording.only("aws:sqs/queue:Queue").inputs).toMatchObject({
      name: "dev-queue",
      messageRetentionSeconds: 60,
    });
  });
});
