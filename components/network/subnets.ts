import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import type { NetworkPlan } from "./pure/network-plan";
import type { SubnetPlan, SubnetTier } from "./pure/subnet-plan";

/** A subnet together with what was planned for it. */
export interface TieredSubnet {
  readonly plan: SubnetPlan;
  readonly subnet: aws.ec2.Subnet;
}

/** Declares every planned subnet. None gives out public addresses: load balancers ask for theirs. */
export function createSubnets(
  name: string,
  { region, subnets }: NetworkPlan,
  vpc: aws.ec2.Vpc,
  transform: Transform<aws.ec2.SubnetArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): readonly TieredSubnet[] {
  return subnets.map((plan) => {
    const planned = {
      region,
      vpcId: vpc.id,
      availabilityZone: plan.zone,
      cidrBlock: plan.cidr,
      mapPublicIpOnLaunch: false,
      tags: { Name: `${name}-${plan.key}`, ...plan.discoveryTags },
    };
    const args = applyTransform(transform, planned);
    return { plan, subnet: new aws.ec2.Subnet(`${name}-${plan.key}`, args, opts) };
  });
}

/** The subnets of one tier, in the order of the zones. */
export function subnetsOf(
  subnets: readonly TieredSubnet[],
  tier: SubnetTier,
): readonly TieredSubnet[] {
  return subnets.filter(({ plan }) => plan.tier === tier);
}

/** Their ids. */
export function subnetIdsOf(
  subnets: readonly TieredSubnet[],
  tier: SubnetTier,
): readonly pulumi.Output<string>[] {
  return subnetsOf(subnets, tier).map(({ subnet }) => subnet.id);
}
