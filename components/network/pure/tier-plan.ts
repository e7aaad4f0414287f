import { type Cidr, nthBlock, parseCidr } from "../../core/pure/cidr";
import {
  clusterSubnetTags,
  type DiscoveryTags,
  loadBalancerSubnetTags,
  podSubnetTags,
} from "../../core/pure/discovery-tags";
import type { NetworkTiers, SecondaryCidr } from "./network-settings";

/** The tiers that every network has; each has its own routes. */
export const SUBNET_TIERS = ["public", "private", "control-plane"] as const;

/** One of {@link SUBNET_TIERS}. */
export type SubnetTier = (typeof SUBNET_TIERS)[number];

/** What a subnet is for. */
export type SubnetUse = SubnetTier | "isolated" | "extra" | "pods" | "nodes";

/** Which route table a subnet takes part in. */
export type SubnetRoutes = SubnetTier | "isolated";

/** One tier, with the area that its slots lie in. */
export interface TierPlan {
  /** First part of every name that belongs to the tier: `private`. */
  readonly name: string;
  readonly use: SubnetUse;
  readonly routes: SubnetRoutes;
  /** Key of the secondary range that it lies in; none for the VPC's own. */
  readonly range?: string;
  /** Start of the area, and the size of one slot. */
  readonly area: Cidr;
  readonly prefix: number;
  /** Number of the tier among the VPC's sixteen groups of sixteen IPv6 blocks. */
  readonly ipv6Group: number;
  /** Tags by which controllers find the subnets. */
  readonly discoveryTags: DiscoveryTags;
}

/** What decides the tiers of a network. */
export interface TierInput {
  readonly tiers: NetworkTiers;
  readonly secondaryCidrs: Readonly<Record<string, SecondaryCidr>>;
  /** Names of the clusters that find its subnets. */
  readonly clusters: readonly string[];
}

/** EKS asks for at least 6 addresses, 16 recommended; a /28 leaves 11. */
const CONTROL_PLANE_PREFIX = 28;

/** Extra tiers follow the four of the layout, secondary ranges come after them. */
const IPV6_GROUPS = { private: 0, public: 1, "control-plane": 2, isolated: 3 } as const;
const EXTRA_IPV6_GROUP = 3;
const SECONDARY_IPV6_GROUP = 7;

/**
 * The VPC in eighths: 0 to 5 are the private subnets of zones a to f, because pods take their
 * addresses there; 6 holds the public ones. Of 7, the first half is four places: the control plane's
 * and three for extra tiers; the second half is isolated. A secondary range is a separate area.
 * Slots are never recomputed, so no zone, tier or range moves another.
 */
export function planTiers(vpc: Cidr, input: TierInput): readonly TierPlan[] {
  const extra = Object.entries(input.tiers.extra ?? {}).toSorted(byName);
  const secondary = Object.entries(input.secondaryCidrs).toSorted(byName);
  return [
    ...baseTiers(vpc, clusterSubnetTags(input.clusters)),
    ...(input.tiers.isolated === true ? [isolatedTier(vpc)] : []),
    ...extra.map(([name, { slot, routes }]) => ({
      name,
      use: "extra" as const,
      routes,
      area: nthBlock(eighth(vpc, 7), vpc.prefix + 6, slot),
      prefix: vpc.prefix + 9,
      ipv6Group: EXTRA_IPV6_GROUP + slot,
      discoveryTags: {},
    })),
    ...secondary.flatMap(([name, range]) => secondaryTier(name, range, input.clusters)),
  ];
}

function baseTiers(vpc: Cidr, clusterTags: DiscoveryTags): readonly TierPlan[] {
  const tier = (name: SubnetTier, part: Pick<TierPlan, "area" | "prefix" | "discoveryTags">) => ({
    ...part,
    name,
    use: name,
    routes: name,
    ipv6Group: IPV6_GROUPS[name],
  });
  return [
    tier("public", {
      area: eighth(vpc, 6),
      prefix: vpc.prefix + 6,
      discoveryTags: { ...loadBalancerSubnetTags("internet-facing"), ...clusterTags },
    }),
    tier("private", {
      area: eighth(vpc, 0),
      prefix: vpc.prefix + 3,
      discoveryTags: { ...loadBalancerSubnetTags("internal"), ...clusterTags },
    }),
    tier("control-plane", {
      area: eighth(vpc, 7),
      prefix: CONTROL_PLANE_PREFIX,
      discoveryTags: {},
    }),
  ];
}

function isolatedTier(vpc: Cidr): TierPlan {
  return {
    name: "isolated",
    use: "isolated",
    routes: "isolated",
    area: nthBlock(eighth(vpc, 7), vpc.prefix + 4, 1),
    prefix: vpc.prefix + 7,
    ipv6Group: IPV6_GROUPS.isolated,
    discoveryTags: {},
  };
}

/** None where the range cannot be read, which the rules refuse. */
function secondaryTier(
  name: string,
  { cidr, use, slot, clusters }: SecondaryCidr,
  allClusters: readonly string[],
): readonly TierPlan[] {
  const area = parseCidr(cidr);
  if (area === undefined) return [];
  const clusterTags = clusterSubnetTags(clusters ?? allClusters);
  const roleTags = use === "pods" ? podSubnetTags() : {};
  return [
    {
      name,
      use,
      routes: "private",
      range: name,
      area,
      prefix: area.prefix + 3,
      ipv6Group: SECONDARY_IPV6_GROUP + slot,
      discoveryTags: { ...roleTags, ...clusterTags },
    },
  ];
}

function eighth(vpc: Cidr, index: number): Cidr {
  return nthBlock(vpc, vpc.prefix + 3, index);
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
