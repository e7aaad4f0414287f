import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { TieredSubnet } from "./subnets";

/** Where a route leads. */
export type RouteTarget = Pick<
  aws.ec2.RouteArgs,
  "egressOnlyGatewayId" | "gatewayId" | "natGatewayId" | "networkInterfaceId"
>;

/** Declares a route table and takes subnets into it. */
export function createRouteTable(
  name: string,
  key: string,
  region: string,
  { vpc, members }: { readonly vpc: aws.ec2.Vpc; readonly members: readonly TieredSubnet[] },
  opts: pulumi.CustomResourceOptions,
): aws.ec2.RouteTable {
  const routeTable = new aws.ec2.RouteTable(
    `${name}-${key}-route-table`,
    { region, vpcId: vpc.id, tags: { Name: `${name}-${key}` } },
    opts,
  );
  for (const { plan, subnet } of members) {
    new aws.ec2.RouteTableAssociation(
      `${name}-${plan.key}-association`,
      { region, routeTableId: routeTable.id, subnetId: subnet.id },
      opts,
    );
  }
  return routeTable;
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
