import { describe, expect, it } from "vitest";
import {
  autoNodeRolePlan,
  clusterRolePlan,
  keyUsePolicy,
} from "../../../../components/cluster/pure/cluster-policies";
import type { ClusterCompute } from "../../../../components/cluster/pure/cluster-settings";
import type { AwsLocation } from "../../../../components/core/pure/aws-location";

const aws: AwsLocation = {
  accountId: "111122223333",
  region: "eu-central-1",
  partition: "aws",
};

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
    const plan = clusterRolePlan("dev-cluster", aws, { kind: "pools" });
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

describe("compute of the control plane", () => {
  const policiesOf = (compute: ClusterCompute) =>
    Object.values(clusterRolePlan("dev-cluster", aws, compute).policyArns).map((arn) =>
      arn.replace("arn:aws:iam::aws:policy/", ""),
    );

  // EKS user guide, "Amazon EKS Auto Mode cluster IAM role".
  it("lets Auto Mode make machines, volumes and load balancers", () => {
    expect(policiesOf({ kind: "auto" })).toEqual([
      "AmazonEKSClusterPolicy",
      "AmazonEKSComputePolicy",
      "AmazonEKSBlockStoragePolicy",
      "AmazonEKSLoadBalancingPolicy",
      "AmazonEKSNetworkingPolicy",
    ]);
  });

  // EKS user guide, "Configure the Amazon VPC CNI plugin for security groups for pods".
  it("lets pods have network interfaces of their own", () => {
    expect(policiesOf({ kind: "pools", networking: { podSecurityGroups: "standard" } })).toEqual([
      "AmazonEKSClusterPolicy",
      "AmazonEKSVPCResourceController",
    ]);
  });
});

describe("autoNodeRolePlan", () => {
  // EKS user guide, "Amazon EKS Auto Mode node IAM role".
  it("lets machines join and pull images, no more", () => {
    const plan = autoNodeRolePlan("dev-cluster", aws);
    expect(plan.roleName).toBe("dev-cluster-auto-node");
    expect(Object.values(plan.policyArns)).toEqual([
      "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy",
      "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
    ]);
  });
});
