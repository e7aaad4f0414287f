import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Children, definedOnly } from "../core";
import { keyUsePolicy } from "./pure/cluster-policies";
import { clusterOptions } from "./pure/cluster-options";
import type { ClusterPlan } from "./pure/cluster-plan";
import type { ClusterInput } from "./pure/cluster-input";
import type { EndpointAccess } from "./pure/endpoint-access";
import { createRole, type RoleChildren } from "./role";
import { type SubnetIds, subnetIdList } from "./subnet-ids";

/** Children that {@link createControlPlane} declares, with their arguments. */
export interface ControlPlaneChildren extends RoleChildren {
  cluster: aws.eks.ClusterArgs;
  logGroup: aws.cloudwatch.LogGroupArgs;
  /** Lets the role of the control plane use the key. */
  keyUsePolicy: aws.iam.RolePolicyArgs;
}

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

/** The control plane, its role and its log group. */
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
  children: Children<ControlPlaneChildren>,
): ControlPlaneNodes {
  const logGroup = createLogGroup(name, plan, input.logging.retentionDays, parts.keyArn, children);
  // Can be re-created without a loss, so that a policy can be removed from a protected cluster.
  const free = children.with({ protect: false });
  const { role, policies } = createRole(
    `${name}-control-plane`,
    `Control plane of ${name}`,
    plan.clusterRole,
    free,
  );
  const keyUse = free.create("keyUsePolicy", aws.iam.RolePolicy, `${name}-control-plane-key-use`, {
    name: "encrypt-secrets",
    role: role.name,
    policy: pulumi.output(parts.keyArn).apply(keyUsePolicy),
  });
  const args = clusterArgs(plan, input, role.arn, parts);
  const cluster = children.create("cluster", aws.eks.Cluster, `${name}-control-plane`, args, {
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
  children: Children<ControlPlaneChildren>,
): aws.cloudwatch.LogGroup {
  const args = { region, name: logGroupName, retentionInDays, kmsKeyId };
  return children.create("logGroup", aws.cloudwatch.LogGroup, `${name}-log-group`, args);
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
  return definedOnly({
    endpointPrivateAccess: true,
    endpointPublicAccess: access.public,
    publicAccessCidrs: access.public ? [...access.allowedCidrs] : undefined,
  });
}
