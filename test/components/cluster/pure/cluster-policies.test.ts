import { describe, expect, it } from "vitest";
import {
  clusterRolePlan,
  keyPolicy,
  keyUsePolicy,
  managedPolicyArn,
} from "../../../../components/cluster/pure/cluster-policies";
import type { AwsLocation } from "../../../../components/core/pure/aws-location";

const aws: AwsLocation = {
  accountId: "111122223333",
  region: "eu-central-1",
  partition: "aws",
};

describe("keyPolicy", () => {
  const { Statement: statements } = JSON.parse(keyPolicy(aws, "/aws/eks/dev/cluster"));

  it("leaves the key to the account's own policies", () => {
    expect(statements[0]).toEqual({
      Sid: "AccountAdministers",
      Effect: "Allow",
      Principal: { AWS: "arn:aws:iam::111122223333:root" },
      Action: "kms:*",
      Resource: "*",
    });
  });

  it("lets CloudWatch Logs of the region use it for the one log group", () => {
    expect(statements[1]).toMatchObject({
      Principal: { Service: "logs.eu-central-1.amazonaws.com" },
      Condition: {
        ArnEquals: {
          "kms:EncryptionContext:aws:logs:arn":
            "arn:aws:logs:eu-central-1:111122223333:log-group:/aws/eks/dev/cluster",
        },
      },
    });
  });

  it("names nobody else", () => {
    expect(statements).toHaveLength(2);
  });
});

describe("keyUsePolicy", () => {
  it("allows encryption with the one key", () => {
    expect(JSON.parse(keyUsePolicy("arn:key"))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "EncryptSecrets",
          Effect: "Allow",
          Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"],
          Resource: "arn:key",
        },
      ],
    });
  });
});

describe("clusterRolePlan", () => {
  it("is assumed by EKS alone and holds the one managed policy", () => {
    const plan = clusterRolePlan("dev-cluster", aws);
    expect(plan.policyArns).toEqual({ cluster: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy" });
    expect(JSON.parse(plan.trustPolicy).Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "eks.amazonaws.com" },
        Action: ["sts:AssumeRole", "sts:TagSession"],
      },
    ]);
  });
});

describe("managedPolicyArn", () => {
  it("follows the partition", () => {
    expect(managedPolicyArn({ ...aws, partition: "aws-us-gov" }, "Policy")).toBe(
      "arn:aws-us-gov:iam::aws:policy/Policy",
    );
  });
});
