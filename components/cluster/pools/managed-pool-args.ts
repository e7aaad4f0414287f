import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type ClusterContract, DEFAULT_KUBERNETES_MINOR, type Transforms } from "../../core";
import type { LaunchTemplateChildren } from "../launch-template";
import type { EksImage, OperatingSystem } from "../pure/node-image";
import type { ManagedOperation } from "../pure/pools/managed-operation";
import type { ManagedPurchase } from "../pure/pools/purchase";
import type { RoleChildren } from "../role";
import type { AutoscalerTagChildren } from "./autoscaler-tags";
import type { PlacementGroupChildren } from "./placement-group";
import type { InstancePoolArgs, PoolSubnets } from "./pool-args";

/** Children of a managed pool that `transform` reaches, with their arguments. */
export interface ManagedPoolChildren
  extends RoleChildren, LaunchTemplateChildren, PlacementGroupChildren, AutoscalerTagChildren {
  nodeGroup: aws.eks.NodeGroupArgs;
}

/** Arguments of both kinds of managed pool. */
export interface ManagedGroupArgs extends InstancePoolArgs {
  /** The default, so it may be left out. @default "managed" */
  readonly backend?: "managed";
  /**
   * Private subnets, one a zone. A group keeps the subnets that it was made with: a new zone is
   * used by rotating the pool, or with `perZone`, which makes one group a zone.
   */
  readonly subnetIds: PoolSubnets;
  /** How AWS sells the instances. @default { kind: "on-demand" } */
  readonly purchase?: ManagedPurchase;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<ManagedPoolChildren>;
}

/** Arguments of a {@link NodePool} of a group that EKS runs, from an image that EKS publishes. */
export interface ManagedPoolArgs extends ManagedGroupArgs {
  /** What nodes boot; the architecture is that of the types. @default { os: "bottlerocket" } */
  readonly image?: EksImage;
  /** How EKS runs the group. @default {} */
  readonly operation?: ManagedOperation;
}

/** Defaults of {@link ManagedPoolArgs}. */
export const MANAGED_POOL_DEFAULTS = {
  backend: "managed", // EKS drains nodes before it replaces them
  purchase: { kind: "on-demand" }, // spot, which AWS reclaims with two minutes' notice, is chosen explicitly
  image: { os: "bottlerocket" }, // read-only root, no package manager, no shell
  version: DEFAULT_KUBERNETES_MINOR, // the default of the cluster
  machine: {}, // see Machine
  operation: {}, // see ManagedOperation
  scheduling: {}, // any pod may run here
} as const satisfies Partial<ManagedPoolArgs>;

/** A custom image, whose user data has to say how to join. */
export interface CustomImage {
  /** Whose settings it reads. */
  readonly os: Exclude<OperatingSystem, "windows-2022" | "windows-2025">;
  /** Id of the image in the pool's region. */
  readonly amiId: pulumi.Input<string>;
}

/**
 * Arguments of a {@link NodePool} of a group that EKS runs, from a custom image. The image
 * decides the minor, EKS keeps no warm pool of it, and its nodes need the facts of the cluster.
 */
export interface CustomImagePoolArgs extends ManagedGroupArgs {
  /** Cluster that the nodes join; a name is not enough for a custom image. */
  readonly cluster: ClusterContract;
  /** What nodes boot. */
  readonly image: CustomImage;
  readonly version?: never;
  /** How EKS runs the group. @default {} */
  readonly operation?: Omit<ManagedOperation, "warmPool" | "rotation"> & {
    readonly warmPool?: never;
    readonly rotation?: never;
  };
}
