import { describe, expect, it } from "vitest";
import { provesRow } from "../../support/proves";
import { planNetwork } from "./plan-network";

describe("createFlowLog", () => {
  it("logs all traffic to a group that keeps it as long as asked [LOG-4]", async () => {
    const logKeyArn = "arn:aws:kms:eu-central-1:111122223333:key/logs";
    const recording = await planNetwork({ flowLogRetentionDays: 365, logKeyArn });
    const logGroup = recording.only("aws:cloudwatch/logGroup:LogGroup");
    provesRow("LOG-4", logGroup, "retentionInDays", 365);
    expect(logGroup.inputs).toEqual({
      region: "eu-central-1",
      name: "/aws/vpc/dev-network/flow-log",
      retentionInDays: 365,
      kmsKeyId: logKeyArn,
    });
    expect(recording.only("aws:ec2/flowLog:FlowLog").inputs).toMatchObject({
      vpcId: "dev-network-vpc-id",
      trafficType: "ALL",
      logDestination: "arn:aws:test:::dev-network-flow-log-group",
      iamRoleArn: "arn:aws:test:::dev-network-flow-log-role",
    });
  });
});
