import * as pulumi from "@pulumi/pulumi";
import { BaseComponent } from "../core";
import { createFargatePool, type FargatePoolNodes } from "./pools/fargate-pool";
import type { FargatePoolArgs } from "./pools/fargate-pool-args";
import { createKarpenterPool, type KarpenterPoolNodes } from "./pools/karpenter-pool";
import type { KarpenterPoolArgs } from "./pools/karpenter-pool-args";
import { createManagedPool, type ManagedPoolNodes } from "./pools/managed-pool";
import type { ManagedPoolArgs, CustomImagePoolArgs } from "./pools/managed-pool-args";
import { createSelfManagedPool, type SelfManagedPoolNodes } from "./pools/self-managed-pool";
import type { SelfManagedPoolArgs } from "./pools/self-managed-pool-args";

/**
 * Arguments of {@link NodePool}; `backend` says who runs the nodes, and absent it is EKS. What a
 * backend cannot do is not among its arguments.
 */
export type NodePoolArgs =
  ManagedPoolArgs | CustomImagePoolArgs | SelfManagedPoolArgs | KarpenterPoolArgs | FargatePoolArgs;

/** The resources of a {@link NodePool}; `backend` says which. */
export type NodePoolNodes =
  ManagedPoolNodes | SelfManagedPoolNodes | KarpenterPoolNodes | FargatePoolNodes;

/**
 * Room for pods of one kind: a managed group, a self-managed scaling group, a pool of Karpenter or
 * a profile of Fargate.
 *
 * A managed pool creates
 * 1. a node role with the least that a kubelet needs;
 * 2. a launch template: session tokens for instance metadata, out of reach of pods; encrypted gp3
 *    volumes;
 * 3. the managed node group, with auto-repair, updating a third of its nodes at a time.
 *
 * The number of nodes is set at creation and then left to the autoscaler. Another instance type,
 * system or purchase replaces the group: the new one is up before the old one is drained. Another
 * subnet replaces nothing: a joint group uses a new zone after `orchestrate pool rotate`.
 *
 * A self-managed pool has a dedicated template and scaling group, an instance profile, and an
 * access entry that lets its nodes in. It mixes purchases, follows schedules and protects nodes from
 * scaling in; its nodes are not drained when they are replaced.
 *
 * A Karpenter pool is an object in the cluster, and one for its node class; a Fargate pool is a
 * profile and the role that fetches images.
 *
 * @example
 * new NodePool("dev-general", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   cluster,
 *   subnetIds: network.privateSubnetIds,
 *   instanceTypes: ["m7g.large"],
 *   size: { min: 2, max: 6 },
 * });
 *
 * **Cost** that of its instances (m7g.large: about 70 USD a month each) and 0.10 USD per GiB of disk.
 * A running warm pool costs as much as nodes, a stopped one its disks; a reservation or block is
 * paid for whether nodes run or not.
 *
 * **Failure modes** a node that cannot reach the API, the registry or, for Pod Identity, the
 * `eks-auth` endpoint never becomes ready, and creation fails after an hour. A new minor or template
 * replaces nodes; a PodDisruptionBudget that allows no eviction holds that up until it times out.
 * A spot pool with few types may find no capacity. EKS takes bounds and number in one call: once the
 * autoscaler has moved a managed pool, refresh before you change `size`, or EKS goes back to the number
 * that the state has; it refuses a `min` above that number unless the program owns it. A joint group does not use a zone that was added
 * later until it is rotated, and keeps one that was taken away: its subnet can only be deleted after
 * the rotation.
 */
export class NodePool extends BaseComponent {
  /** Names of the groups, profiles or pools that it is made of, in their API. */
  readonly poolNames: pulumi.Output<string[]>;
  /** Role of the nodes; absent where another component owns it. */
  readonly roleArn: pulumi.Output<string> | undefined;
  /** What nodes come from; a thing that needs nodes depends on these. */
  readonly ready: readonly pulumi.Resource[];
  readonly nodes: NodePoolNodes;

  constructor(name: string, args: NodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:NodePool", name, opts);
    this.nodes = this.createPool(name, args);
    const facts = poolFacts(this.nodes);
    this.poolNames = pulumi.all([...facts.names]);
    this.roleArn = facts.roleArn;
    this.ready = facts.ready;
    this.registerOutputs({ poolNames: this.poolNames, roleArn: this.roleArn });
  }

  private createPool(name: string, args: NodePoolArgs): NodePoolNodes {
    switch (args.backend) {
      case "self-managed":
        return createSelfManagedPool(name, args, this.children(args.transform));
      case "karpenter":
        return createKarpenterPool(name, args, this.children(args.transform));
      case "fargate":
        return createFargatePool(name, args, this.children(args.transform));
      default:
        return createManagedPool(name, args, this.children(args.transform));
    }
  }
}

/** What every backend has in common once it is declared. */
interface PoolFacts {
  readonly names: readonly pulumi.Output<string>[];
  readonly roleArn: pulumi.Output<string> | undefined;
  readonly ready: readonly pulumi.Resource[];
}

function poolFacts(nodes: NodePoolNodes): PoolFacts {
  switch (nodes.backend) {
    case "managed":
      return {
        names: nodes.nodeGroups.map(({ nodeGroupName }) => nodeGroupName),
        roleArn: nodes.role.arn,
        ready: nodes.nodeGroups,
      };
    case "self-managed":
      return { names: [nodes.group.name], roleArn: nodes.role.arn, ready: [nodes.group] };
    case "karpenter":
      return { names: [nodes.poolName], roleArn: undefined, ready: [nodes.nodePool] };
    case "fargate":
      return {
        names: [nodes.profile.fargateProfileName],
        roleArn: nodes.role.arn,
        ready: [nodes.profile],
      };
  }
}
