import type * as pulumi from "@pulumi/pulumi";
import { type ClusterContract, type Transforms, type TypedCustomResourceArgs } from "../../core";
import type { Architecture } from "../pure/instance-type";
import type { KarpenterNodePoolSpec, NodeClassSpec } from "../pure/pools/karpenter-kinds";
import type {
  KarpenterCapacity,
  KarpenterDisruption,
  KarpenterImage,
  KarpenterLimits,
  KarpenterMachine,
  KarpenterRequirement,
  KarpenterReservation,
  KarpenterScheduling,
} from "../pure/pools/karpenter-settings";
import type { SubnetIds } from "../subnet-ids";
import type { PoolArgs } from "./pool-args";

/** What the nodes of a Karpenter pool are made of. */
export interface NodeClassArgs {
  /** Role of the nodes, from `Karpenter.nodeRoleName`; it has its access entry already. */
  readonly nodeRoleName: pulumi.Input<string>;
  /** Private subnets, one a zone. Another one replaces nothing. */
  readonly subnetIds: SubnetIds;
  /** What nodes boot. @default { os: "bottlerocket" } */
  readonly image?: KarpenterImage;
  /** What one node is like. @default {} */
  readonly machine?: KarpenterMachine;
  /** Reserved capacity that the pool may use, where it buys `"reserved"`. @default [] */
  readonly reservations?: readonly KarpenterReservation[];
  /** Tags of instances and volumes beside those of the owner. @default {} */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The node class of another pool. */
export interface NodeClassRef {
  /** Name of the EC2NodeClass: `nodes.nodeClass.metadata.name` of its pool. */
  readonly name: pulumi.Input<string>;
}

/** Children of a Karpenter pool that `transform` reaches, with their arguments. */
export interface KarpenterPoolChildren {
  nodePool: TypedCustomResourceArgs<KarpenterNodePoolSpec>;
  nodeClass: TypedCustomResourceArgs<NodeClassSpec>;
}

/** Arguments of a {@link NodePool} whose instances Karpenter chooses, starts and stops. */
export interface KarpenterPoolArgs extends PoolArgs {
  /** Selects the backend. */
  readonly backend: "karpenter";
  /** Cluster that the nodes join; a name is not enough, because nodes get its security group. */
  readonly cluster: Pick<ClusterContract, "clusterName" | "clusterSecurityGroupId">;
  /** What must exist before the objects do and be deleted after them: `Karpenter.ready`. */
  readonly after: readonly pulumi.Resource[];
  /** What nodes are made of: a class of the pool's own, or another pool's. */
  readonly nodeClass: NodeClassArgs | NodeClassRef;
  /** Processors for which the pods' images are built. */
  readonly architectures: readonly [Architecture, ...Architecture[]];
  /** How instances may be bought; the cheapest that is to be had wins. @default ["on-demand"] */
  readonly capacity?: readonly [KarpenterCapacity, ...KarpenterCapacity[]];
  /** Which instances come into question. */
  readonly requirements: readonly KarpenterRequirement[];
  /** All that the pool's nodes may add up to. */
  readonly limits: KarpenterLimits;
  /** Which of several pools that suit a pod is tried first: the highest. @default - tried last */
  readonly weight?: number;
  /** Labels and taints of the nodes. @default {} */
  readonly scheduling?: KarpenterScheduling;
  /** When and how nodes are removed. Guarded by the policy rule `as-karpenter`. @default {} */
  readonly disruption?: KarpenterDisruption;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<KarpenterPoolChildren>;
}

/** Defaults of {@link KarpenterPoolArgs}. */
export const KARPENTER_POOL_DEFAULTS = {
  capacity: ["on-demand"], // spot, which AWS reclaims with two minutes' notice, is chosen explicitly
  scheduling: {}, // any pod may run here
  disruption: {}, // see KarpenterDisruption
} as const satisfies Partial<KarpenterPoolArgs>;
