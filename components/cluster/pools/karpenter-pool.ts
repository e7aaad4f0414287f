import * as pulumi from "@pulumi/pulumi";
import {
  type Children,
  customResource,
  type DeepInput,
  nameAfter,
  type TypedCustomResource,
  withDefaults,
} from "../../core";
import {
  EC2_NODE_CLASS,
  KARPENTER_NODE_POOL,
  type KarpenterNodePoolSpec,
  type NodeClassSpec,
  type SelectorTerm,
} from "../pure/pools/karpenter-kinds";
import { type KarpenterPoolSpec, planKarpenterPool } from "../pure/pools/karpenter-plan";
import type { NodeClassInput } from "../pure/pools/karpenter-settings";
import { planNodeClass } from "../pure/pools/node-class-plan";
import { countSubnets, type SubnetIds, subnetIdList } from "../subnet-ids";
import {
  KARPENTER_POOL_DEFAULTS,
  type KarpenterPoolArgs,
  type KarpenterPoolChildren,
  type NodeClassArgs,
} from "./karpenter-pool-args";

/** The resources of a pool of Karpenter. */
export interface KarpenterPoolNodes {
  readonly backend: "karpenter";
  readonly nodePool: TypedCustomResource<KarpenterNodePoolSpec>;
  /** Absent where the class is another pool's. */
  readonly nodeClass: TypedCustomResource<NodeClassSpec> | undefined;
  /** Name of the NodePool, and of each node's label `karpenter.sh/nodepool`. */
  readonly poolName: pulumi.Output<string>;
}

/** Karpenter drains every node before it lets the pool go. */
const DELETION_TIMEOUT = "1h";

/** Declares a pool whose instances Karpenter chooses, and the class that they are made of. */
export function createKarpenterPool(
  name: string,
  args: KarpenterPoolArgs,
  children: Children<KarpenterPoolChildren>,
): KarpenterPoolNodes {
  const input = withDefaults(KARPENTER_POOL_DEFAULTS, args);
  const own = "name" in args.nodeClass ? undefined : classInput(args.nodeClass);
  const plan = planKarpenterPool(name, { ...input, nodeClass: own });
  const ordered = children.with({
    // Deleted before the controller, which has to empty the nodes first.
    dependsOn: [...args.after],
    customTimeouts: { delete: DELETION_TIMEOUT },
  });
  const nodeClass = declareNodeClass(name, args, ordered);
  const nodePool = ordered.create(
    "nodePool",
    customResource(KARPENTER_NODE_POOL),
    `${name}-node-pool`,
    { metadata: { name: plan.poolName }, spec: withClass(plan.spec, nodeClass.name) },
  );
  const poolName = nodePool.metadata.name;
  return { backend: "karpenter", nodePool, nodeClass: nodeClass.resource, poolName };
}

/** The plain arguments of the pool's own class. */
function classInput({
  image = {},
  machine = {},
  reservations = [],
  tags = {},
  subnetIds,
}: NodeClassArgs): NodeClassInput {
  return { image, machine, reservations, tags, subnetCount: countSubnets(subnetIds) };
}

function withClass(
  { template, ...spec }: KarpenterPoolSpec,
  className: pulumi.Input<string>,
): DeepInput<KarpenterNodePoolSpec> {
  const nodeClassRef = {
    group: "karpenter.k8s.aws",
    kind: "EC2NodeClass",
    name: className,
  } as const;
  return { ...spec, template: { ...template, spec: { nodeClassRef, ...template.spec } } };
}

/** A class as pools name it; the name waits for one that is declared here. */
interface DeclaredClass {
  readonly name: pulumi.Input<string>;
  readonly resource: TypedCustomResource<NodeClassSpec> | undefined;
}

function declareNodeClass(
  name: string,
  { cluster, nodeClass }: KarpenterPoolArgs,
  children: Children<KarpenterPoolChildren>,
): DeclaredClass {
  if ("name" in nodeClass) return { name: nodeClass.name, resource: undefined };
  const plan = planNodeClass(name, classInput(nodeClass));
  const args = {
    metadata: { name: plan.className },
    spec: {
      role: nodeClass.nodeRoleName,
      ...plan.spec,
      subnetSelectorTerms: subnetTerms(nodeClass.subnetIds),
      securityGroupSelectorTerms: [{ id: securityGroupOf(cluster) }],
    },
  };
  const type = customResource(EC2_NODE_CLASS);
  const resource = children.create("nodeClass", type, `${name}-node-class`, args);
  return { name: nameAfter(resource, plan.className), resource };
}

function subnetTerms(ids: SubnetIds): pulumi.Input<SelectorTerm[]> {
  const terms = (list: readonly string[]): SelectorTerm[] => list.map((id) => ({ id }));
  return pulumi.output(subnetIdList(ids)).apply(terms);
}

/**
 * The group that EKS gives to nodes. It is known once the cluster's name is, which waits for the
 * add-ons without which no node becomes ready.
 */
function securityGroupOf({
  clusterName,
  clusterSecurityGroupId,
}: KarpenterPoolArgs["cluster"]): pulumi.Output<string> {
  return pulumi.all([clusterSecurityGroupId, clusterName]).apply(([groupId]) => groupId);
}
