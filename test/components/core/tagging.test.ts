import * as aws from "@pulumi/aws";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { describe, expect, it } from "vitest";
import { applyOwnership, ownershipTransform } from "../../../components/core";
import { record } from "../../support/mocks";

const ownership = { owner: "payments", environment: "dev", costCenter: "cc-1", domain: "checkout" };
const tags = {
  owner: "payments",
  environment: "dev",
  "cost-center": "cc-1",
  domain: "checkout",
  "managed-by": "pulumi",
};

describe("applyOwnership", () => {
  it("tags an AWS resource and keeps the tag that it has", async () => {
    const recording = await record(() =>
      pulumi.runtime.runInPulumiStack(async () => {
        applyOwnership(ownership);
        new aws.sqs.Queue("jobs", { name: "jobs", tags: { owner: "batch" } });
        await Promise.resolve();
      }),
    );
    expect(recording.only("aws:sqs/queue:Queue").inputs.tags).toEqual({ ...tags, owner: "batch" });
  });

  it("labels a workload and its pod template, not its selector", async () => {
    const recording = await record(() =>
      pulumi.runtime.runInPulumiStack(async () => {
        applyOwnership(ownership);
        new kubernetes.apps.v1.Deployment("web", {
          metadata: { name: "web" },
          spec: {
            selector: { matchLabels: { app: "web" } },
            template: {
              metadata: { labels: { app: "web" } },
              spec: { containers: [{ name: "web", image: "web:1" }] },
            },
          },
        });
        await Promise.resolve();
      }),
    );
    const { inputs } = recording.only("kubernetes:apps/v1:Deployment");
    expect(inputs).toMatchObject({
      metadata: { name: "web", labels: tags },
      spec: {
        selector: { matchLabels: { app: "web" } },
        template: { metadata: { labels: { ...tags, app: "web" } } },
      },
    });
  });
});

describe("ownershipTransform", () => {
  it("gives the children of a remote component the same tags", async () => {
    const transform = ownershipTransform(ownership);
    const result = await transform({
      type: "aws:s3/bucket:Bucket",
      name: "logs",
      custom: true,
      props: {},
      opts: {},
    });
    expect(result?.props).toEqual({ tags });
  });
});
