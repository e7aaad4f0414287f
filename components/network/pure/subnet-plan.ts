import { type Cidr, formatCidr, nthBlock } from "../../core/pure/cidr";
import { loadBalancerSubnetTags } from "../../core/pure/discovery-tags";
import { ZONE_LETTERS, zoneLetter } from "../../core/pure/zone";

/** What a subnet is for; each tier has its own routes. */
export const SUBNET_TIERS = ["public", "private", "control-plane"] as const;

/** One of {@link SUBNET_TIERS}. */
export type SubnetTier = (typeof SUBNET_TIERS)[number];

/** One subnet, fully decided. */
export interface SubnetPlan {
  /** Tier and zone letter, `private-a`: the stable part of every name that belongs to the subnet. */
  readonly key: string;
  readonly tier: SubnetTier;
  readonly zone: string;
  /** Last letter of the zone: `a`. */
  readonly letter: string;
  readonly cidr: string;
  /** Tags by which load balancer controllers find the subnet. */
  readonly discoveryTags: Readonly<Record<string, string>>;
}

/** Where a tier's slots start and how large each is. */
interface TierLayout {
  /** Eighth of the VPC in which slot `a` starts. */
  readonly eighth: number;
  /** Prefix length of one slot. */
  readonly prefix: (vpcPrefix: number) => number;
  readonly discoveryTags: Readonly<Record<string, string>>;
}

/**
 * The VPC in eighths: 0 to 5 are the private subnets of zones a to f, because pods take their
 * addresses there; 6 holds the public subnets; 7 starts with the control plane's and is otherwise
 * the reserve of tiers to come. Slots are never recomputed, so no zone and no tier moves another.
 */
const LAYOUT: Readonly<Record<SubnetTier, TierLayout>> = {
  private: {
    eighth: 0,
    prefix: (vpc) => vpc + 3,
    discoveryTags: loadBalancerSubnetTags("internal"),
  },
  public: {
    eighth: 6,
    prefix: (vpc) => vpc + 6,
    discoveryTags: loadBalancerSubnetTags("internet-facing"),
  },
  "control-plane": {
    eighth: 7,
    // EKS asks for at least 6 addresses, 16 recommended; a /28 leaves 11.
    prefix: () => 28,
    discoveryTags: {},
  },
};

/** The subnets of every tier in every zone: by tier, then in the order of the zones. */
export function planSubnets(vpc: Cidr, zones: readonly string[]): readonly SubnetPlan[] {
  return SUBNET_TIERS.flatMap((tier) => zones.map((zone) => planSubnet(vpc, tier, zone)));
}

function planSubnet(vpc: Cidr, tier: SubnetTier, zone: string): SubnetPlan {
  const { eighth, prefix, discoveryTags } = LAYOUT[tier];
  const letter = zoneLetter(zone);
  const slot = ZONE_LETTERS.findIndex((candidate) => candidate === letter);
  const start = nthBlock(vpc, vpc.prefix + 3, eighth);
  const cidr = formatCidr(nthBlock(start, prefix(vpc.prefix), slot));
  return { key: `${tier}-${letter}`, tier, zone, letter, cidr, discoveryTags };
}
