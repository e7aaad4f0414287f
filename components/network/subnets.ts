import * as aws from "@pulumi/aws";
import type { Children } from "../core";
import { ipv6SubnetBlock } from "./pure/ipv6-blocks";
import type { NetworkPlan } from "./pure/network-plan";
import type { SubnetPlan } from "./pure/subnet-plan";
import type { SubnetUse } from "./pure/tier-plan";
import { adopted, type VpcNodes } from "./vpc";

/** Children that {@link createSubnets} declares, with their arguments. */
export interface SubnetChildren {
  subnet: aws.ec2.SubnetArgs;
}

/** A subnet together with what was planned for it. */
export interface TieredSubnet {
  readonly plan: SubnetPlan;
  readonly subnet: aws.ec2.Subnet;
}

/** Declares every planned subnet. None gives out public addresses: load balancers ask for theirs. */
export function createSubnets(
  name: string,
  { region, subnets, ipv6, adopt }: NetworkPlan,
  { vpc, secondaryCidrs }: VpcNodes,
  children: Children<SubnetChildren>,
): readonly TieredSubnet[] {
  return subnets.map((plan) => {
    const args = {
      region,
      vpcId: vpc.id,
      availabilityZone: plan.zone,
      cidrBlock: plan.cidr,
      mapPublicIpOnLaunch: false,
      ...(ipv6 ? ipv6Args(plan, vpc) : {}),
      tags: { Name: `${name}-${plan.key}`, ...plan.discoveryTags },
    };
    const range = plan.range === undefined ? undefined : secondaryCidrs[plan.range];
    // The subnet's addresses belong to the VPC only once the range is joined to it.
    const ordered = range === undefined ? {} : { dependsOn: [range] };
    const opts = { ...ordered, ...adopted(adopt.subnetIds?.[plan.key]) };
    const subnetName = `${name}-${plan.key}`;
    return { plan, subnet: children.create("subnet", aws.ec2.Subnet, subnetName, args, opts) };
  });
}

/** In a public subnet an IPv6 address is reachable from anywhere, so none is assigned by default. */
function ipv6Args(plan: SubnetPlan, vpc: aws.ec2.Vpc) {
  return {
    ipv6CidrBlock: vpc.ipv6CidrBlock.apply((block) => ipv6SubnetBlock(block, plan.ipv6Number)),
    assignIpv6AddressOnCreation: plan.routes !== "public",
  };
}

/** The subnets of one use, by tier and then in the order of the zones. */
export function subnetsOf(
  subnets: readonly TieredSubnet[],
  use: SubnetUse,
): readonly TieredSubnet[] {
  return subnets.filter(({ plan }) => plan.use === use);
}
