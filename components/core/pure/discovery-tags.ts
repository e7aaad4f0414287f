/**
 * The one place that knows the tags by which controllers find subnets, security groups and scaling
 * groups: a component that wants to be found asks here, and a selector is built from the same keys.
 */

/** Tags of a resource, by key. */
export type DiscoveryTags = Readonly<Record<string, string>>;

/** Where a load balancer stands. */
export type LoadBalancerScheme = "internal" | "internet-facing";

/** Subnets in which the AWS Load Balancer Controller places load balancers of a scheme. */
export function loadBalancerSubnetTags(scheme: LoadBalancerScheme): DiscoveryTags {
  return scheme === "internal"
    ? { "kubernetes.io/role/internal-elb": "1" }
    : { "kubernetes.io/role/elb": "1" };
}

/** Subnets from which the VPC CNI takes further addresses for pods. */
export function podSubnetTags(): DiscoveryTags {
  return { "kubernetes.io/role/cni": "1" };
}

/** Subnets that several clusters share: each finds those that carry its own name. */
export function clusterSubnetTags(clusterNames: readonly string[]): DiscoveryTags {
  return Object.fromEntries(
    clusterNames.map((name) => [`kubernetes.io/cluster/${name}`, "shared"] as const),
  );
}

/** What Cluster Autoscaler must know of a node that does not exist yet. */
export interface NodeTemplate {
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly {
    readonly key: string;
    readonly value?: string;
    readonly effect: string;
  }[];
  /** Extended resources and volumes of the node: `ephemeral-storage`, `nvidia.com/gpu`. */
  readonly resources?: Readonly<Record<string, string>>;
}

const AUTOSCALER = "k8s.io/cluster-autoscaler";

/** The part of {@link autoscalerGroupTags} that is the same for every group. */
export const AUTOSCALER_ENABLED: DiscoveryTags = { [`${AUTOSCALER}/enabled`]: "true" };

/**
 * Tags by which Cluster Autoscaler discovers a scaling group and, where it is empty, learns what a
 * node of it would look like (its documentation, "Auto-discovery setup" and "Scaling a node group
 * to 0").
 */
export function autoscalerGroupTags(
  clusterName: string,
  template: NodeTemplate = {},
): DiscoveryTags {
  return {
    ...AUTOSCALER_ENABLED,
    ...autoscalerClusterTags(clusterName),
    ...autoscalerNodeTags(template),
  };
}

/** The part of {@link autoscalerGroupTags} that names the cluster. */
export function autoscalerClusterTags(clusterName: string): DiscoveryTags {
  return { [`${AUTOSCALER}/${clusterName}`]: "owned" };
}

/** The part of {@link autoscalerGroupTags} that tells of a node; EKS adds the rest to its groups. */
export function autoscalerNodeTags(template: NodeTemplate): DiscoveryTags {
  const { labels = {}, taints = [], resources = {} } = template;
  return {
    ...prefixed(`${AUTOSCALER}/node-template/label/`, labels),
    ...Object.fromEntries(
      taints.map(({ key, value = "", effect }) => [
        `${AUTOSCALER}/node-template/taint/${key}`,
        `${value}:${effect}`,
      ]),
    ),
    ...prefixed(`${AUTOSCALER}/node-template/resources/`, resources),
  };
}

/** Marks what belongs to one cluster: exactly one security group of a node may carry it. */
export function clusterOwnedTags(clusterName: string): DiscoveryTags {
  return { [`kubernetes.io/cluster/${clusterName}`]: "owned" };
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): DiscoveryTags {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]));
}
