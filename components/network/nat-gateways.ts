import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Children } from "../core";
import type { NetworkPlan } from "./pure/network-plan";
import { subnetsOf, type TieredSubnet } from "./subnets";
import type { VpcNodes } from "./vpc";

/** Children that NAT gateways are made of, with their arguments. */
export interface NatGatewayChildren {
  natGateway: aws.ec2.NatGatewayArgs;
  /** Elastic address of a NAT gateway or NAT instance. */
  natAddress: aws.ec2.EipArgs;
}

/** A NAT gateway and the letter of its zone. */
export interface ZonedNatGateway {
  readonly letter: string;
  readonly gateway: aws.ec2.NatGateway;
}

/** Where the gateways are placed. */
export interface NatGatewayParts {
  readonly network: VpcNodes;
  readonly subnets: readonly TieredSubnet[];
  /** Public routes and associations, without which translated traffic does not reach the internet. */
  readonly publicRouting: readonly pulumi.Resource[];
}

/** Declares a gateway with a fixed address in each planned zone. */
export function createNatGateways(
  name: string,
  { region, nat }: NetworkPlan,
  { network: { internetGateway }, subnets, publicRouting }: NatGatewayParts,
  children: Children<NatGatewayChildren>,
): readonly ZonedNatGateway[] {
  const letters = nat.kind === "gateways" ? nat.letters : [];
  // Without the internet gateway an elastic address cannot be attached.
  const ordered = { dependsOn: [internetGateway] };
  const hosts = subnetsOf(subnets, "public").filter(({ plan }) => letters.includes(plan.letter));
  return hosts.map(({ plan: { letter }, subnet }) => {
    const natName = `${name}-nat-${letter}`;
    const tags = { Name: natName };
    const address = children.create(
      "natAddress",
      aws.ec2.Eip,
      `${natName}-address`,
      { region, domain: "vpc", tags },
      ordered,
    );
    const gateway = children.create(
      "natGateway",
      aws.ec2.NatGateway,
      natName,
      { region, subnetId: subnet.id, allocationId: address.allocationId, tags },
      {
        dependsOn: [internetGateway, ...publicRouting],
        // The address stays and serves one gateway at a time: a new one cannot start beside the old.
        deleteBeforeReplace: true,
      },
    );
    return { letter, gateway };
  });
}

/** Declares the gateway that AWS itself spreads over the zones and gives addresses to. */
export function createRegionalGateway(
  name: string,
  { region, nat }: NetworkPlan,
  { vpc, internetGateway }: VpcNodes,
  children: Children<NatGatewayChildren>,
): aws.ec2.NatGateway | undefined {
  if (nat.kind !== "regional") return undefined;
  const natName = `${name}-nat-regional`;
  const args = { region, vpcId: vpc.id, availabilityMode: "regional", tags: { Name: natName } };
  return children.create("natGateway", aws.ec2.NatGateway, natName, args, {
    dependsOn: [internetGateway],
  });
}
