import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { TieredSubnet } from "./subnets";

/** Where a route leads. */
export type RouteTarget = Pick<
  aws.ec2.RouteArgs,
  "egressOnlyGatewayId" | "gatewayId" | "natGatewayId" | "networkInterfaceId"
>;

/** A route table with what takes its subnets into it, by key of the subnet. */
export interface JoinedRouteTable {
  readonly routeTable: aws.ec2.RouteTable;
  readonly associations: ReadonlyMap<string, aws.ec2.RouteTableAssociation>;
}

/** Declares a route table and takes subnets into it. */
export function createRouteTable(
  name: string,
  key: string,
  region: string,
  { vpc, members }: { readonly vpc: aws.ec2.Vpc; readonly members: readonly TieredSubnet[] },
  opts: pulumi.CustomResourceOptions,
): JoinedRouteTable {
  const routeTable = new aws.ec2.RouteTable(
    `${name}-${key}-route-table`,
    { region, vpcId: vpc.id, tags: { Name: `${name}-${key}` } },
    opts,
  );
  const associations = new Map(
    members.map(({ plan, subnet }) => [
      plan.key,
      new aws.ec2.RouteTableAssociation(
        `${name}-${plan.key}-association`,
        { region, routeTableId: routeTable.id, subnetId: subnet.id },
        opts,
      ),
    ]),
  );
  return { routeTable, associations };
}

/** Declares the way of all IPv4 traffic that has no other. */
export function createDefaultRoute(
  name: string,
  region: string,
  routeTable: aws.ec2.RouteTable,
  opts: pulumi.CustomResourceOptions,
  target: RouteTarget,
): aws.ec2.Route {
  return new aws.ec2.Route(
    `${name}-default-route`,
    { region, routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", ...target },
    opts,
  );
}

/** Declares the way of all IPv6 traffic that has no other. */
export function createIpv6Route(
  name: string,
  region: string,
  routeTable: aws.ec2.RouteTable,
  opts: pulumi.CustomResourceOptions,
  target: RouteTarget,
): aws.ec2.Route {
  return new aws.ec2.Route(
    `${name}-ipv6-default-route`,
    { region, routeTableId: routeTable.id, destinationIpv6CidrBlock: "::/0", ...target },
    opts,
  );
}
