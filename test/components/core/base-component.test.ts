import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { BaseComponent } from "../../../components/core";
import { record, valueOf } from "../../support/mocks";

class Sample extends BaseComponent {
  readonly queue: aws.sqs.Queue;
  readonly childOptions: pulumi.CustomResourceOptions;

  constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
    super("sample:Sample", name, opts);
    this.childOptions = this.child({ protect: true });
    this.queue = new aws.sqs.Queue(`${name}-queue`, { name: `${name}-queue` }, this.childOptions);
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

  it("keeps the options that a child adds", async () => {
    const samples: Sample[] = [];
    await record(() => samples.push(new Sample("dev")));
    expect(samples.map(({ childOptions }) => childOptions.protect)).toEqual([true]);
  });
});
