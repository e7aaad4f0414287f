import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  applyTransform,
  BaseComponent,
  type ClusterRef,
  clusterNameOf,
  DEFAULT_KUBERNETES_MINOR,
  type KubernetesMinor,
  type Transform,
  withDefaults,
} from "../core";
import { createLaunchTemplate } from "./launch-template";
import type { AwsLocation } from "../core/pure/aws-location";
import type { OperatingSystem } from "./pure/node-image";
import {
  type CapacityType,
  type NodePoolPlan,
  type PoolScheduling,
  type PoolSize,
  planNodePool,
} from "./pure/node-pool-plan";
import { createRole, type RoleNodes } from "./role";
import { countSubnets, type SubnetIds, subnetIdList } from "./subnet-ids";

/** Arguments of {@link NodePool}. */
export interface NodePoolArgs {
  /** Account, region and partition that the pool is created in. */
  readonly aws: AwsLocation;
  /** Cluster that the nodes join: a component, a contract or a name. */
  readonly cluster: ClusterRef;
  /** Private subnets, one a zone. */
  readonly subnetIds: SubnetIds;
  /** One to twenty types of one architecture, the preferred first. */
  readonly instanceTypes: readonly string[];
  /** Bounds of the pool, and its nodes at creation. */
  readonly size: PoolSize;
  /** How AWS sells the instances. @default "on-demand" */
  readonly capacityType?: CapacityType;
  /** What nodes run; the image follows from it and from the types' architecture. @default "bottlerocket" */
  readonly operatingSystem?: OperatingSystem;
  /** Kubernetes minor; raise it after the cluster's. @default "1.35" */
  readonly version?: KubernetesMinor;
  /** Volume for images and containers. @default 50 */
  readonly diskSizeGiB?: number;
  /** Labels and taints of the nodes. @default - none */
  readonly scheduling?: PoolScheduling;
  /** Lets administrators open a shell on a node by Session Manager. @default false */
  readonly sessionManager?: boolean;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: {
    readonly nodeGroup?: Transform<aws.eks.NodeGroupArgs>;
    readonly launchTemplate?: Transform<aws.ec2.LaunchTemplateArgs>;
  };
}

/** The resources of a {@link NodePool}. */
export interface NodePoolNodes extends RoleNodes {
  readonly nodeGroup: aws.eks.NodeGroup;
  readonly launchTemplate: aws.ec2.LaunchTemplate;
}

/** Defaults of {@link NodePool}. */
export const NODE_POOL_DEFAULTS = {
  capacityType: "on-demand", // a pool that may vanish with two minutes' notice is a choice
  operatingSystem: "bottlerocket", // read-only root, no package manager, no shell
  version: DEFAULT_KUBERNETES_MINOR, // the default of the cluster
  diskSizeGiB: 50, // some forty images of ordinary size
  scheduling: {}, // any pod may run here
  sessionManager: false, // a right that no node needs in order to work
} as const satisfies Partial<NodePoolArgs>;

/** Nodes replaced at a time: fast enough, and two thirds of the pool keep serving. */
const MAX_UNAVAILABLE_PERCENT = 33;

/**
 * A group of like nodes that EKS launches, updates, repairs and drains.
 *
 * Creates
 * 1. a node role with the least that a kubelet needs;
 * 2. a launch template: session tokens for instance metadata, out of reach of pods; encrypted gp3
 *    volumes;
 * 3. the managed node group, with auto-repair, updating a third of its nodes at a time.
 *
 * The number of nodes is set at creation and then left to the autoscaler. Another instance type,
 * system or purchase replaces the group: the new one is up before the old one is drained.
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
 *
 * **Failure modes** a node that cannot reach the API, the registry or, for Pod Identity, the
 * `eks-auth` endpoint never becomes ready, and creation fails after an hour. A new minor or template
 * replaces nodes; a PodDisruptionBudget that allows no eviction holds that up until it times out.
 * A spot pool with few types may find no capacity. Adding a subnet replaces the group; where
 * `subnetIds` comes from another stack that is not seen, and the new group's name has to be changed
 * with `transform`.
 *
 * @covers KO-6 AUT-2 AUT-3
 */
export class NodePool extends BaseComponent {
  readonly nodeGroupName: pulumi.Output<string>;
  /** Role of the nodes. */
  readonly roleArn: pulumi.Output<string>;
  readonly nodes: NodePoolNodes;

  constructor(name: string, args: NodePoolArgs, opts?: pulumi.ComponentResourceOptions) {
    super("cluster:NodePool", name, opts);
    const input = withDefaults(NODE_POOL_DEFAULTS, args);
    const plan = planNodePool(name, { ...input, subnetCount: countSubnets(args.subnetIds) });
    const child = this.child();
    const { transform } = args;

    const { role, policies } = createRole(name, `Nodes of ${name}`, plan.role, child);
    const launchTemplate = createLaunchTemplate(name, plan, transform?.launchTemplate, child);
    const parts = { input, roleNodes: { role, policies }, launchTemplate };
    const nodeGroup = createNodeGroup(name, plan, parts, transform?.nodeGroup, child);

    this.nodeGroupName = nodeGroup.nodeGroupName;
    this.roleArn = role.arn;
    this.nodes = { role, policies, launchTemplate, nodeGroup };
    this.registerOutputs({ nodeGroupName: this.nodeGroupName, roleArn: this.roleArn });
  }
}

/** What a node group is put together from. */
interface NodeGroupParts {
  readonly input: Pick<NodePoolArgs, "cluster" | "subnetIds"> & { readonly version: string };
  readonly roleNodes: RoleNodes;
  readonly launchTemplate: aws.ec2.LaunchTemplate;
}

function createNodeGroup(
  name: string,
  plan: NodePoolPlan,
  { input, roleNodes, launchTemplate }: NodeGroupParts,
  transform: Transform<aws.eks.NodeGroupArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.eks.NodeGroup {
  const planned: aws.eks.NodeGroupArgs = {
    region: plan.region,
    clusterName: clusterNameOf(input.cluster),
    nodeGroupName: plan.nodeGroupName,
    nodeRoleArn: roleNodes.role.arn,
    subnetIds: subnetIdList(input.subnetIds),
    version: input.version,
    amiType: plan.amiType,
    capacityType: plan.capacityType,
    instanceTypes: [...plan.instanceTypes],
    launchTemplate: {
      id: launchTemplate.id,
      version: launchTemplate.latestVersion.apply(String),
    },
    scalingConfig: plan.scaling,
    updateConfig: { maxUnavailablePercentage: MAX_UNAVAILABLE_PERCENT },
    nodeRepairConfig: { enabled: true },
    labels: plan.labels,
    taints: [...plan.taints],
    tags: { Name: name },
  };
  return new aws.eks.NodeGroup(`${name}-node-group`, applyTransform(transform, planned), {
    ...opts,
    // At deletion nodes need their rights until they are drained.
    dependsOn: [...roleNodes.policies],
    ignoreChanges: ["scalingConfig.desiredSize"],
  });
}
