import {
  managedPolicyArn,
  nodePolicyArns,
  policyDocument,
  serviceTrust,
} from "../../core/pure/iam-policy";
import { physicalName } from "../../core/pure/physical-name";
import type { AwsLocation } from "../../core/pure/aws-location";
import type { ClusterCompute } from "./cluster-settings";

/** An IAM role, fully decided except for what names resources that do not exist yet. */
export interface RolePlan {
  readonly roleName: string;
  readonly trustPolicy: string;
  /** Managed policies by a short stable key. */
  readonly policyArns: Readonly<Record<string, string>>;
}

/** Role that the control plane acts under. */
export function clusterRolePlan(
  clusterName: string,
  aws: AwsLocation,
  compute: ClusterCompute,
): RolePlan {
  return {
    roleName: physicalName("iamRole", clusterName, "control-plane"),
    trustPolicy: serviceTrust("eks.amazonaws.com", ["sts:AssumeRole", "sts:TagSession"]),
    policyArns: Object.fromEntries(
      Object.entries({ cluster: "AmazonEKSClusterPolicy", ...computePolicies(compute) }).map(
        ([key, policy]) => [key, managedPolicyArn(aws, policy)],
      ),
    ),
  };
}

/** Further tasks of the control plane: machines of Auto Mode, interfaces of pods. */
function computePolicies(compute: ClusterCompute): Readonly<Record<string, string>> {
  if (compute.kind === "auto") {
    return {
      compute: "AmazonEKSComputePolicy",
      "block-storage": "AmazonEKSBlockStoragePolicy",
      "load-balancing": "AmazonEKSLoadBalancingPolicy",
      networking: "AmazonEKSNetworkingPolicy",
    };
  }
  const { podSecurityGroups = "off" } = compute.networking ?? {};
  return podSecurityGroups === "off" ? {} : { "pod-interfaces": "AmazonEKSVPCResourceController" };
}

/** Role of the machines that Auto Mode makes: no more than joining and pulling images. */
export function autoNodeRolePlan(clusterName: string, aws: AwsLocation): RolePlan {
  return {
    roleName: physicalName("iamRole", clusterName, "auto-node"),
    trustPolicy: serviceTrust("ec2.amazonaws.com", ["sts:AssumeRole"]),
    policyArns: nodePolicyArns(aws, { sessionManager: false }),
  };
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
