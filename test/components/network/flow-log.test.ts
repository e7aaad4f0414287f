import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { planNetwork } from "./plan-network";

describe("createFlowLog", () => {
  it("logs all traffic to a group that keeps it as long as asked [LOG-4]", async () => {
    const arn = "arn:aws:kms:eu-central-1:111122223333:key/logs";
    const recording = await planNetwork({
      flowLog: { retentionDays: 365, key: { kind: "given", arn } },
    });
    const logGroup = recording.only("aws:cloudwatch/logGroup:LogGroup");
    provesRow("LOG-4", logGroup, "retentionInDays", 365);
    expect(logGroup.inputs).toEqual({
      region: "eu-central-1",
      name: "/aws/vpc/dev-network/flow-log",
      retentionInDays: 365,
      kmsKeyId: arn,
    });
    expect(recording.only("aws:ec2/flowLog:FlowLog").inputs).toMatchObject({
      vpcId: "dev-network-vpc-id",
      trafficType: "ALL",
      logDestination: "arn:aws:test:::dev-network-flow-log-group",
      iamRoleArn: "arn:aws:test:::dev-network-flow-log-role",
    });
  });

  it("encrypts it with a rotating key of its own that serves this one group", async () => {
    const recording = await planNetwork();
    const key = recording.only("aws:kms/key:Key");
    expect(key.name).toBe("dev-network-flow-log-key");
    expect(key.inputs).toEqual({
      region: "eu-central-1",
      description: "Flow log of dev-network",
      policy: expect.stringContaining(
        '"kms:EncryptionContext:aws:logs:arn":"arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vpc/dev-network/flow-log"',
      ),
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      tags: { Name: "dev-network-flow-log" },
    });
    expect(recording.only("aws:kms/alias:Alias").inputs).toMatchObject({
      name: "alias/dev-network-flow-log",
    });
    expect(recording.only("aws:cloudwatch/logGroup:LogGroup").inputs).toMatchObject({
      retentionInDays: 90,
      kmsKeyId: "arn:aws:test:::dev-network-flow-log-key",
    });
  });

  it("has no key with the service's own", async () => {
    const recording = await planNetwork({ flowLog: { key: { kind: "service" } } });
    expect(recording.inventory.filter((entry) => entry.startsWith("aws:kms"))).toEqual([]);
    expect(recording.only("aws:cloudwatch/logGroup:LogGroup").inputs).not.toHaveProperty(
      "kmsKeyId",
    );
  });

  it("writes every record to a bucket too", async () => {
    const archiveBucketArn = "arn:aws:s3:::archive";
    const recording = await planNetwork({ flowLog: { archiveBucketArn } });
    expect(
      recording.only("aws:ec2/flowLog:FlowLog", "dev-network-flow-log-archive").inputs,
    ).toEqual({
      region: "eu-central-1",
      vpcId: "dev-network-vpc-id",
      trafficType: "ALL",
      maxAggregationInterval: 600,
      logDestinationType: "s3",
      logDestination: archiveBucketArn,
      tags: { Name: "dev-network" },
    });
  });
});
