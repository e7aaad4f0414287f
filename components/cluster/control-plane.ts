import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import { keyUsePolicy } from "./pure/cluster-policies";
import { clusterOptions } from "./pure/cluster-options";
import type { ClusterPlan } from "./pure/cluster-plan";
import type { ClusterInput } from "./pure/cluster-input";
import type { EndpointAccess } from "./pure/endpoint-access";
import { createRole } from "./role";
import { type SubnetIds, subnetIdList } from "./subnet-ids";

/** What the control plane is made from, defaults applied. */
export type ControlPlaneInput = Pick<
  ClusterInput,
  "version" | "endpointAccess" | "logging" | "compute" | "addressing" | "operation"
> & { readonly subnetIds: SubnetIds };

/** What the control plane is made with beside its settings. */
export interface ControlPlaneParts {
  /** Key of Secrets and logs. */
  readonly keyArn: pulumi.Input<string>;
  /** Role of the machines of Auto Mode. */
  readonly autoNodeRoleArn: pulumi.Input<string> | undefined;
}

/** The control plane and what it stands on. */
export interface ControlPlaneNodes {
  readonly cluster: aws.eks.Cluster;
  readonly role: aws.iam.Role;
  readonly logGroup: aws.cloudwatch.LogGroup;
}

/**
 * Fields that are as they were at creation. A later change of the first two would replace the cluster.
 * The control plane keeps its zones (EKS API, UpdateClusterConfig; containers-roadmap 2258): EKS would
 * refuse the subnets of a network with a zone more, and the update would stop there.
 */
const CREATE_ONLY = [
  "accessConfig.bootstrapClusterCreatorAdminPermissions",
  "bootstrapSelfManagedAddons",
  "vpcConfig.subnetIds",
];

/** Declares log group, role and cluster, in an order in which each finds what it needs. */
export function createControlPlane(
  name: string,
  plan: ClusterPlan,
  input: ControlPlaneInput,
  parts: ControlPlaneParts,
  transform: Transform<aws.eks.ClusterArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): ControlPlaneNodes {
  const logGroup = createLogGroup(name, plan, input.logging.retentionDays, parts.keyArn, opts);
  // Made again without a loss, so that a policy can be taken off a protected cluster.
  const free = { ...opts, protect: false };
  const { role, policies } = createRole(
    `${name}-control-plane`,
    `Control plane of ${name}`,
    plan.clusterRole,
    free,
  );
  const keyUse = new aws.iam.RolePolicy(
    `${name}-control-plane-key-use`,
    {
      name: "encrypt-secrets",
      role: role.name,
      policy: pulumi.output(parts.keyArn).apply(keyUsePolicy),
    },
    free,
  );
  const planned = clusterArgs(plan, input, role.arn, parts);
  const cluster = new aws.eks.Cluster(`${name}-control-plane`, applyTransform(transform, planned), {
    ...opts,
    // The group first, else EKS makes its own; the policies last at deletion, else it leaves
    // network interfaces behind.
    dependsOn: [logGroup, keyUse, ...policies],
    ignoreChanges: CREATE_ONLY,
  });
  return { cluster, role, logGroup };
}

function createLogGroup(
  name: string,
  { region, logGroupName }: ClusterPlan,
  retentionInDays: number,
  kmsKeyId: pulumi.Input<string>,
  opts: pulumi.CustomResourceOptions,
): aws.cloudwatch.LogGroup {
  const args = { region, name: logGroupName, retentionInDays, kmsKeyId };
  return new aws.cloudwatch.LogGroup(`${name}-log-group`, args, opts);
}

function clusterArgs(
  plan: ClusterPlan,
  input: ControlPlaneInput,
  roleArn: pulumi.Output<string>,
  { keyArn, autoNodeRoleArn }: ControlPlaneParts,
): aws.eks.ClusterArgs {
  const { operation } = input;
  return {
    region: plan.region,
    name: plan.clusterName,
    version: input.version,
    roleArn,
    vpcConfig: { subnetIds: subnetIdList(input.subnetIds), ...endpoints(input.endpointAccess) },
    encryptionConfig: { resources: ["secrets"], provider: { keyArn } },
    enabledClusterLogTypes: [...input.logging.types],
    accessConfig: {
      authenticationMode: "API",
      bootstrapClusterCreatorAdminPermissions: false,
    },
    // Add-ons are declared one by one; unmanaged copies would be in their way.
    bootstrapSelfManagedAddons: false,
    upgradePolicy: { supportType: operation.support === "extended" ? "EXTENDED" : "STANDARD" },
    zonalShiftConfig: { enabled: operation.zonalShift },
    deletionProtection: operation.deletionProtection,
    ...clusterOptions(input, autoNodeRoleArn),
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
