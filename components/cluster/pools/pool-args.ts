import type { AwsLocation, ClusterRef, KubernetesMinor, ZonalSubnetIds } from "../../core";
import type { PoolScheduling, PoolSize } from "../pure/node-pool-plan";
import type { Machine } from "../pure/pools/machine";
import type { SubnetIds } from "../subnet-ids";

/** Arguments of a pool of any backend. */
export interface PoolArgs {
  /** Account, region and partition that the pool is created in. */
  readonly aws: AwsLocation;
  /** Cluster that the nodes join: a component, a contract or a name. */
  readonly cluster: ClusterRef;
  /** Labels and taints of the nodes. @default - none */
  readonly scheduling?: PoolScheduling;
}

/** Arguments of a pool whose instances are chosen here and not by a controller. */
export interface InstancePoolArgs extends PoolArgs {
  /** One to twenty types of one architecture, the preferred first. */
  readonly instanceTypes: readonly string[];
  /** Bounds of the pool, and its nodes at creation. */
  readonly size: PoolSize;
  /** Kubernetes minor; raise it after the cluster's. @default "1.35" */
  readonly version?: KubernetesMinor;
  /** What one node is like. Guarded by the policy rule `eks-nodes`. @default {} */
  readonly machine?: Machine;
}

/** One group over all subnets, or with `perZone` one group a zone. */
export type PoolSubnets = SubnetIds | { readonly perZone: ZonalSubnetIds };
