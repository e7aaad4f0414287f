import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import { keyUsePolicy } from "./pure/cluster-policies";
import type { ClusterPlan, ControlPlaneLog } from "./pure/cluster-plan";
import type { EndpointAccess } from "./pure/endpoint-access";
import { createRole } from "./role";
import { type SubnetIds, subnetIdList } from "./subnet-ids";

/** How the scheduler ranks nodes that fit a pod: the emptiest first, or the fullest. */
export type PodPlacement = "spread" | "pack";

/** What the control plane is made from, defaults applied. */
export interface ControlPlaneInput {
  readonly subnetIds: SubnetIds;
  readonly version: string;
  readonly endpointAccess: EndpointAccess;
  readonly logTypes: readonly ControlPlaneLog[];
  readonly logRetentionDays: number;
  readonly deletionProtection: boolean;
  readonly zonalShift: boolean;
  readonly podPlacement: PodPlacement;
}

/** The control plane and what it stands on. */
export interface ControlPlaneNodes {
  readonly cluster: aws.eks.Cluster;
  readonly role: aws.iam.Role;
  readonly logGroup: aws.cloudwatch.LogGroup;
}

/**
 * Fields that EKS reads at creation only: a later change of one would replace the cluster, so it is
 * ignored.
 */
const CREATE_ONLY = [
  "accessConfig.bootstrapClusterCreatorAdminPermissions",
  "bootstrapSelfManagedAddons",
];

/** Declares log group, role and cluster, in an order in which each finds what it needs. */
export function createControlPlane(
  name: string,
  plan: ClusterPlan,
  input: ControlPlaneInput,
  key: aws.kms.Key,
  transform: Transform<aws.eks.ClusterArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): ControlPlaneNodes {
  const logGroup = new aws.cloudwatch.LogGroup(
    `${name}-log-group`,
    {
      region: plan.region,
      name: plan.logGroupName,
      retentionInDays: input.logRetentionDays,
      kmsKeyId: key.arn,
    },
    opts,
  );
  const { role, policies } = createRole(
    `${name}-control-plane`,
    `Control plane of ${name}`,
    plan.clusterRole,
    opts,
  );
  const keyUse = new aws.iam.RolePolicy(
    `${name}-control-plane-key-use`,
    { name: "encrypt-secrets", role: role.name, policy: key.arn.apply(keyUsePolicy) },
    opts,
  );
  const planned = clusterArgs(plan, input, { roleArn: role.arn, keyArn: key.arn });
  const cluster = new aws.eks.Cluster(`${name}-control-plane`, applyTransform(transform, planned), {
    ...opts,
    // The group first, else EKS makes its own; the policies last at deletion, else it leaves
    // network interfaces behind.
    dependsOn: [logGroup, keyUse, ...policies],
    ignoreChanges: CREATE_ONLY,
  });
  return { cluster, role, logGroup };
}

function clusterArgs(
  plan: ClusterPlan,
  input: ControlPlaneInput,
  { roleArn, keyArn }: { roleArn: pulumi.Output<string>; keyArn: pulumi.Output<string> },
): aws.eks.ClusterArgs {
  return {
    region: plan.region,
    name: plan.clusterName,
    version: input.version,
    roleArn,
    vpcConfig: { subnetIds: subnetIdList(input.subnetIds), ...endpoints(input.endpointAccess) },
    encryptionConfig: { resources: ["secrets"], provider: { keyArn } },
    enabledClusterLogTypes: [...input.logTypes],
    accessConfig: {
      authenticationMode: "API",
      bootstrapClusterCreatorAdminPermissions: false,
    },
    // Add-ons are declared one by one; unmanaged copies would be in their way.
    bootstrapSelfManagedAddons: false,
    // At the end of standard support EKS upgrades, instead of charging six times the price.
    upgradePolicy: { supportType: "STANDARD" },
    zonalShiftConfig: { enabled: input.zonalShift },
    deletionProtection: input.deletionProtection,
    ...(input.podPlacement === "pack" ? { kubeSchedulerConfig: PACKING } : {}),
    tags: { Name: plan.clusterName },
  };
}

function endpoints(
  access: EndpointAccess,
): Omit<aws.types.input.eks.ClusterVpcConfig, "subnetIds"> {
  return {
    endpointPrivateAccess: true,
    endpointPublicAccess: access.public,
    ...(access.public ? { publicAccessCidrs: [...access.allowedCidrs] } : {}),
  };
}

const PACKING = {
  nodeResourcesFit: {
    scoringStrategy: {
      type: "MostAllocated",
      resources: [
        { name: "cpu", weight: 1 },
        { name: "memory", weight: 1 },
      ],
    },
  },
};
