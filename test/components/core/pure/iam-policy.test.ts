import { describe, expect, it } from "vitest";
import type { AwsLocation } from "../../../../components/core/pure/aws-location";
import {
  logKeyPolicy,
  managedPolicyArn,
  nodePolicyArns,
  podIdentityTrust,
  policyDocument,
  serviceTrust,
} from "../../../../components/core/pure/iam-policy";

const aws: AwsLocation = {
  accountId: "111122223333",
  region: "eu-central-1",
  partition: "aws",
};
const identity = { namespace: "shop", serviceAccount: "orders" };

describe("policyDocument", () => {
  it("is in the current version of the language", () => {
    expect(JSON.parse(policyDocument([{ Effect: "Deny" }]))).toEqual({
      Version: "2012-10-17",
      Statement: [{ Effect: "Deny" }],
    });
  });
});

describe("serviceTrust", () => {
  it("admits one service", () => {
    expect(JSON.parse(serviceTrust("ec2.amazonaws.com", ["sts:AssumeRole"])).Statement).toEqual([
      {
        Effect: "Allow",
        Principal: { Service: "ec2.amazonaws.com" },
        Action: ["sts:AssumeRole"],
      },
    ]);
  });
});

describe("podIdentityTrust", () => {
  // EKS user guide, "Use pod identity with IAM roles": the tags that EKS puts on each session.
  it("admits one service account of one cluster", () => {
    expect(JSON.parse(podIdentityTrust("dev", aws, identity))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "pods.eks.amazonaws.com" },
          Action: ["sts:AssumeRole", "sts:TagSession"],
          Condition: {
            StringEquals: {
              "aws:RequestTag/eks-cluster-arn": "arn:aws:eks:eu-central-1:111122223333:cluster/dev",
              "aws:RequestTag/kubernetes-namespace": "shop",
              "aws:RequestTag/kubernetes-service-account": "orders",
            },
          },
        },
      ],
    });
  });
});

describe("logKeyPolicy", () => {
  const { Statement: statements } = JSON.parse(
    logKeyPolicy(aws, "/aws/eks/dev/cluster", "LogsOfDev"),
  );

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

describe("managedPolicyArn", () => {
  it("follows the partition", () => {
    expect(managedPolicyArn({ ...aws, partition: "aws-us-gov" }, "Policy")).toBe(
      "arn:aws-us-gov:iam::aws:policy/Policy",
    );
  });
});

describe("nodePolicyArns", () => {
  // EKS user guide, "Amazon EKS node IAM role": joining and pulling images; shells where asked.
  it("lets a node join and pull images, and be entered where that is asked for", () => {
    const least = {
      "worker-node": "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
      "image-pull": "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    };
    expect(nodePolicyArns(aws, { sessionManager: false })).toEqual(least);
    expect(nodePolicyArns(aws, { sessionManager: true })).toEqual({
      ...least,
      "session-manager": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    });
  });
});
