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

/**
 * Tags by which Cluster Autoscaler discovers a scaling group and, where it is empty, learns what a
 * node of it would look like (its documentation, "Auto-discovery setup" and "Scaling a node group
 * to 0").
 */
export function autoscalerGroupTags(
  clusterName: string,
  template: NodeTemplate = {},
): DiscoveryTags {
  const prefix = "k8s.io/cluster-autoscaler";
  const { labels = {}, taints = [], resources = {} } = template;
  return {
    [`${prefix}/enabled`]: "true",
    [`${prefix}/${clusterName}`]: "owned",
    ...prefixed(`${prefix}/node-template/label/`, labels),
    ...Object.fromEntries(
      taints.map(({ key, value = "", effect }) => [
        `${prefix}/node-template/taint/${key}`,
        `${value}:${effect}`,
      ]),
    ),
    ...prefixed(`${prefix}/node-template/resources/`, resources),
  };
}

/** Marks what belongs to one cluster: exactly one security group of a node may carry it. */
export function clusterOwnedTags(clusterName: string): DiscoveryTags {
  return { [`kubernetes.io/cluster/${clusterName}`]: "owned" };
}

function prefixed(prefix: string, values: Readonly<Record<string, string>>): DiscoveryTags {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [prefix + key, value]));
}
