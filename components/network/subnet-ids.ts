import * as pulumi from "@pulumi/pulumi";
import type { ZoneLetter } from "../core";
import type { SubnetPlan } from "./pure/subnet-plan";
import type { SubnetTier, SubnetUse } from "./pure/tier-plan";
import type { RoutingNodes } from "./routing";
import type { TieredSubnet } from "./subnets";

/** Ids of the subnets of a tier by the letter of the zone. */
export type SubnetIdsByZone = Readonly<Partial<Record<ZoneLetter, pulumi.Output<string>>>>;

/** The same by tier, or by name of a secondary range. */
export interface SubnetIdsByTier extends Readonly<Record<SubnetTier, SubnetIdsByZone>> {
  readonly [tier: string]: SubnetIdsByZone;
}

/** What outgoing traffic of a network depends on. */
export interface EgressParts extends Pick<RoutingNodes, "egress"> {
  /** Used by all but the public subnets, which call AWS through the internet gateway. */
  readonly endpoints: readonly pulumi.Resource[];
}

/** A subnet as the network's users take it. */
export interface OfferedSubnet {
  readonly plan: SubnetPlan;
  readonly id: pulumi.Output<string>;
}

/**
 * The subnets with ids that wait for their egress: what is put into a subnet can reach the internet
 * at once, and a destroy deletes the egress only after the last node, whose controllers need it to
 * clean up. Subnets without egress have their ids at once.
 */
export function offerSubnets(
  subnets: readonly TieredSubnet[],
  { egress, endpoints }: EgressParts,
): readonly OfferedSubnet[] {
  return subnets.map(({ plan, subnet }) => {
    const routing = egress[plan.key] ?? [];
    const isPublic = plan.routes === "public";
    const needed = routing.length === 0 || isPublic ? routing : [...routing, ...endpoints];
    return { plan, id: idAfter(subnet, needed) };
  });
}

/** URNs are known in every preview, so the id stays as visible as the resource's own. */
function idAfter(
  { id }: pulumi.CustomResource,
  resources: readonly pulumi.Resource[],
): pulumi.Output<string> {
  if (resources.length === 0) return id;
  const urns = pulumi.all(resources.map(({ urn }) => urn));
  return pulumi.all([id, urns]).apply(([known]) => known);
}

/** Ids of the subnets of one use, by tier and then in the order of the zones. */
export function subnetIdsOf(
  subnets: readonly OfferedSubnet[],
  use: SubnetUse,
): readonly pulumi.Output<string>[] {
  return subnets.filter(({ plan }) => plan.use === use).map(({ id }) => id);
}

/** The ids of every tier by zone. */
export function subnetIdsByTier(subnets: readonly OfferedSubnet[]): SubnetIdsByTier {
  const zonal = (tier: string): SubnetIdsByZone =>
    Object.fromEntries(
      subnets.filter(({ plan }) => plan.tier === tier).map(({ plan, id }) => [plan.letter, id]),
    );
  const tiers = new Set(subnets.map(({ plan }) => plan.tier));
  return {
    ...Object.fromEntries([...tiers].map((tier) => [tier, zonal(tier)])),
    public: zonal("public"),
    private: zonal("private"),
    "control-plane": zonal("control-plane"),
  };
}
