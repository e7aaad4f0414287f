import type { AwsLocation } from "./aws-location";

/** Operators of a condition, each with the keys and values that it compares. */
export type PolicyCondition = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>>>
>;

/** One statement of a policy. */
export interface PolicyStatement {
  readonly Sid?: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: PolicyCondition;
}

/** Statements as a policy document. */
export function policyDocument(statements: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}

/** Trust policy for a service of AWS. */
export function serviceTrust(service: string, actions: readonly string[]): string {
  return policyDocument([{ Effect: "Allow", Principal: { Service: service }, Action: actions }]);
}

/** Trust policy for tokens of an OpenID Connect provider whose claims are exactly these. */
export function webIdentityTrust(
  providerArn: string,
  claims: Readonly<Record<string, string>>,
): string {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Federated: providerArn },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: { StringEquals: claims },
    },
  ]);
}

/** ARN of a policy that AWS maintains. */
export function managedPolicyArn({ partition }: AwsLocation, path: string): string {
  return `arn:${partition}:iam::aws:policy/${path}`;
}

/** No more than a node needs, by a short stable key: what runs on it has separate roles. */
export function nodePolicyArns(
  aws: AwsLocation,
  { sessionManager }: { readonly sessionManager: boolean },
): Readonly<Record<string, string>> {
  return {
    "worker-node": managedPolicyArn(aws, "AmazonEKSWorkerNodeMinimalPolicy"),
    "image-pull": managedPolicyArn(aws, "AmazonEC2ContainerRegistryPullOnly"),
    ...(sessionManager
      ? { "session-manager": managedPolicyArn(aws, "AmazonSSMManagedInstanceCore") }
      : {}),
  };
}

/** The identity that pods of a workload have in their cluster. */
export interface WorkloadIdentity {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/**
 * Trust by EKS Pod Identity: only this service account of this cluster. An association for
 * another service account or cluster cannot use the role.
 */
export function podIdentityTrust(
  clusterName: string,
  { accountId, partition, region }: AwsLocation,
  { namespace, serviceAccount }: WorkloadIdentity,
): string {
  return policyDocument([
    {
      Effect: "Allow",
      Principal: { Service: "pods.eks.amazonaws.com" },
      Action: ["sts:AssumeRole", "sts:TagSession"],
      Condition: {
        StringEquals: {
          "aws:RequestTag/eks-cluster-arn": `arn:${partition}:eks:${region}:${accountId}:cluster/${clusterName}`,
          "aws:RequestTag/kubernetes-namespace": namespace,
          "aws:RequestTag/kubernetes-service-account": serviceAccount,
        },
      },
    },
  ]);
}

/**
 * Policy of a key that encrypts a log group: the account decides by IAM who uses it, and CloudWatch
 * Logs may use it for the one group. Without the first statement the key could never be changed
 * again.
 *
 * @param sid - says whose logs they are
 */
export function logKeyPolicy(aws: AwsLocation, logGroupName: string, sid: string): string {
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
      Sid: sid,
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
