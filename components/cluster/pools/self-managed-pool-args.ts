import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type ClusterContract, DEFAULT_KUBERNETES_MINOR, type Transforms } from "../../core";
import type { LaunchTemplateChildren } from "../launch-template";
import type { EksImage, OperatingSystem } from "../pure/node-image";
import type { SelfManagedPurchase } from "../pure/pools/purchase";
import type { SelfManagedOperation } from "../pure/pools/self-managed-operation";
import type { RoleChildren } from "../role";
import type { SubnetIds } from "../subnet-ids";
import type { PlacementGroupChildren } from "./placement-group";
import type { InstancePoolArgs } from "./pool-args";

/** A custom image for a self-managed scaling group. */
export interface SelfManagedCustomImage {
  /** Whose settings it reads. */
  readonly os: OperatingSystem;
  /** Id of the image in the pool's region. */
  readonly amiId: pulumi.Input<string>;
}

/** Children of a self-managed pool that `transform` reaches, with their arguments. */
export interface SelfManagedPoolChildren
  extends RoleChildren, LaunchTemplateChildren, PlacementGroupChildren {
  instanceProfile: aws.iam.InstanceProfileArgs;
  accessEntry: aws.eks.AccessEntryArgs;
  group: aws.autoscaling.GroupArgs;
  schedule: aws.autoscaling.ScheduleArgs;
}

/**
 * Arguments of a {@link NodePool} of a self-managed scaling group: for what a managed group cannot
 * do. Its nodes are not drained before they are replaced.
 */
export interface SelfManagedPoolArgs extends InstancePoolArgs {
  /** Selects the backend. */
  readonly backend: "self-managed";
  /** Cluster that the nodes join; a name is not enough: user data has its endpoint and authority. */
  readonly cluster: ClusterContract;
  /** Private subnets, one a zone; a later one is used in place. */
  readonly subnetIds: SubnetIds;
  /** What nodes boot; the architecture is that of the types. @default { os: "bottlerocket" } */
  readonly image?: EksImage | SelfManagedCustomImage;
  /** How AWS sells the instances. @default { kind: "on-demand" } */
  readonly purchase?: SelfManagedPurchase;
  /** How the group is scaled and renewed. @default {} */
  readonly operation?: SelfManagedOperation;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<SelfManagedPoolChildren>;
}

/** Defaults of {@link SelfManagedPoolArgs}. */
export const SELF_MANAGED_POOL_DEFAULTS = {
  purchase: { kind: "on-demand" }, // spot, which AWS reclaims with two minutes' notice, is chosen explicitly
  image: { os: "bottlerocket" }, // read-only root, no package manager, no shell
  version: DEFAULT_KUBERNETES_MINOR, // the default of the cluster
  machine: {}, // see Machine
  operation: {}, // see SelfManagedOperation
  scheduling: {}, // any pod may run here
} as const satisfies Partial<SelfManagedPoolArgs>;
