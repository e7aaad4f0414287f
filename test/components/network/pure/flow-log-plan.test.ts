import { describe, expect, it } from "vitest";
import { planFlowLog } from "../../../../components/network/pure/flow-log-plan";

const plan = planFlowLog(
  "dev-network",
  { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
  30,
);

describe("planFlowLog", () => {
  it("names the log group and the role after the network", () => {
    expect(plan).toMatchObject({
      logGroupName: "/aws/vpc/dev-network/flow-log",
      retentionDays: 30,
      roleName: "dev-network-flow-log",
    });
  });

  it("lets only flow logs of the account and region use the role", () => {
    expect(JSON.parse(plan.trustPolicy)).toMatchObject({
      Statement: [
        {
          Principal: { Service: "vpc-flow-logs.amazonaws.com" },
          Action: "sts:AssumeRole",
          Condition: {
            StringEquals: { "aws:SourceAccount": "111122223333" },
            ArnLike: {
              "aws:SourceArn": "arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*",
            },
          },
        },
      ],
    });
  });

  it("lets the role write to the one log group and nothing else", () => {
    expect(JSON.parse(plan.writePolicy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "WriteFlowLog",
          Effect: "Allow",
          Action: ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          Resource:
            "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vpc/dev-network/flow-log:*",
        },
        {
          Sid: "FindLogGroup",
          Effect: "Allow",
          Action: "logs:DescribeLogGroups",
          Resource: "arn:aws:logs:eu-central-1:111122223333:log-group:*",
        },
      ],
    });
  });

  it("lets CloudWatch Logs use the key for the one log group, and the account administer it", () => {
    expect(JSON.parse(plan.keyPolicy)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "AccountAdministers",
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::111122223333:root" },
          Action: "kms:*",
          Resource: "*",
        },
        {
          Sid: "FlowLogOfTheNetwork",
          Effect: "Allow",
          Principal: { Service: "logs.eu-central-1.amazonaws.com" },
          Action: [
            "kms:Decrypt",
            "kms:DescribeKey",
            "kms:Encrypt",
            "kms:GenerateDataKey*",
            "kms:ReEncrypt*",
          ],
          Resource: "*",
          Condition: {
            ArnEquals: {
              "kms:EncryptionContext:aws:logs:arn":
                "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/vpc/dev-network/flow-log",
            },
          },
        },
      ],
    });
    expect(plan.keyAlias).toBe("alias/dev-network-flow-log");
  });
});
