import { definedOnly } from "../../core/pure/defined-only";
import { type Cidr, formatCidr, nthBlock } from "../../core/pure/cidr";
import { ZONE_LETTERS, zoneLetter } from "../../core/pure/zone";
import type { SubnetLock } from "./subnet-lock";
import { planTiers, type TierInput, type TierPlan } from "./tier-plan";

/** One subnet, fully decided. */
export interface SubnetPlan extends Pick<TierPlan, "use" | "routes" | "range" | "discoveryTags"> {
  /** Tier and zone letter, `private-a`: the stable part of every name that belongs to the subnet. */
  readonly key: string;
  readonly tier: string;
  readonly zone: string;
  /** Last letter of the zone: `a`. */
  readonly letter: string;
  readonly cidr: string;
  /** Number of its /64 in the VPC's IPv6 block. */
  readonly ipv6Number: number;
}

/** What decides the subnets of a network. */
export interface SubnetInput extends TierInput {
  readonly zones: readonly string[];
  /** Addresses that hold, whatever the layout says. */
  readonly lock?: SubnetLock;
}

/** IPv6 blocks that a tier has, more than there are zones. */
const IPV6_GROUP_SIZE = 16;

/** The subnets of every tier in every zone: by tier, then in the order of the zones. */
export function planSubnets(vpc: Cidr, input: SubnetInput): readonly SubnetPlan[] {
  return planTiers(vpc, input).flatMap((tier) =>
    input.zones.map((zone) => planSubnet(tier, zone, input.lock)),
  );
}

function planSubnet(tier: TierPlan, zone: string, lock: SubnetLock | undefined): SubnetPlan {
  const { name, use, routes, range, discoveryTags } = tier;
  const letter = zoneLetter(zone);
  const slot = ZONE_LETTERS.findIndex((candidate) => candidate === letter);
  const key = `${name}-${letter}`;
  return definedOnly({
    key,
    tier: name,
    use,
    routes,
    range,
    zone,
    letter,
    cidr: lock?.subnets[key] ?? formatCidr(nthBlock(tier.area, tier.prefix, slot)),
    ipv6Number: IPV6_GROUP_SIZE * tier.ipv6Group + slot,
    discoveryTags,
  });
}
