import { physicalName } from "../../core/pure/physical-name";
import type { AwsLocation } from "../../core/pure/aws-location";

/** An IAM role, fully decided except for what names resources that do not exist yet. */
export interface RolePlan {
  readonly roleName: string;
  readonly trustPolicy: string;
  /** Managed policies by a short stable key. */
  readonly policyArns: Readonly<Record<string, string>>;
}

/** ARN of a policy that AWS maintains. */
export function managedPolicyArn({ partition }: AwsLocation, path: string): string {
  return `arn:${partition}:iam::aws:policy/${path}`;
}

/** Role that the control plane acts under. */
export function clusterRolePlan(clusterName: string, aws: AwsLocation): RolePlan {
  return {
    roleName: physicalName("iamRole", clusterName, "control-plane"),
    trustPolicy: servicePolicy("eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]),
    policyArns: { cluster: managedPolicyArn(aws, "AmazonEKSClusterPolicy") },
  };
}

/**
 * Policy of the cluster's key: the account decides by IAM who uses it, and CloudWatch Logs may use
 * it for the one log group. Without the first statement nobody could ever change the key again.
 */
export function keyPolicy(aws: AwsLocation, logGroupName: string): string {
  const { accountId, partition, region } = aws;
  const logGroupArn = `arn:${partition}:logs:${region}:${accountId}:log-group:${logGroupName}`;
  return policyDocument([
    {
      Sid: "AccountAdministers",
      Effect: "Allow",
      Principal: { AWS: `arn:${partition}:iam::${accountId}:root` },
      Action: "kms:*",
      Resource: "*",
    },
    {
      Sid: "LogsOfTheControlPlane",
      Effect: "Allow",
      Principal: { Service: `logs.${region}.amazonaws.com` },
      Action: [
        "kms:Decrypt",
        "kms:DescribeKey",
        "kms:Encrypt",
        "kms:GenerateDataKey*",
        "kms:ReEncrypt*",
      ],
      Resource: "*",
      Condition: { ArnEquals: { "kms:EncryptionContext:aws:logs:arn": logGroupArn } },
    },
  ]);
}

/** What the control plane does with the key of the secrets. */
export function keyUsePolicy(keyArn: string): string {
  return policyDocument([
    {
      Sid: "EncryptSecrets",
      Effect: "Allow",
      Action: ["kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:ListGrants"],
      Resource: keyArn,
    },
  ]);
}

/** Trust policy for a service of AWS. */
export function servicePolicy(service: string, actions: readonly string[]): string {
  return policyDocument([{ Effect: "Allow", Principal: { Service: service }, Action: actions }]);
}

/** Statements as a policy document. */
export function policyDocument(statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
