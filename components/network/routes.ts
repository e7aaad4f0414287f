import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Children } from "../core";
import type { TieredSubnet } from "./subnets";

/** Children that routing declares, with their arguments. */
export interface RouteChildren {
  routeTable: aws.ec2.RouteTableArgs;
  routeTableAssociation: aws.ec2.RouteTableAssociationArgs;
  route: aws.ec2.RouteArgs;
}

/** Where a route leads. */
export type RouteTarget = Pick<
  aws.ec2.RouteArgs,
  "egressOnlyGatewayId" | "gatewayId" | "natGatewayId" | "networkInterfaceId"
>;

/** A route table with the associations of its subnets, by key of the subnet. */
export interface JoinedRouteTable {
  readonly routeTable: aws.ec2.RouteTable;
  readonly associations: Readonly<Record<string, aws.ec2.RouteTableAssociation>>;
}

/** Declares a route table and associates subnets with it. */
export function createRouteTable(
  name: string,
  key: string,
  region: string,
  { vpc, members }: { readonly vpc: aws.ec2.Vpc; readonly members: readonly TieredSubnet[] },
  children: Children<RouteChildren>,
): JoinedRouteTable {
  const routeTable = children.create(
    "routeTable",
    aws.ec2.RouteTable,
    `${name}-${key}-route-table`,
    { region, vpcId: vpc.id, tags: { Name: `${name}-${key}` } },
  );
  const associations = Object.fromEntries(
    members.map(({ plan, subnet }) => [
      plan.key,
      children.create(
        "routeTableAssociation",
        aws.ec2.RouteTableAssociation,
        `${name}-${plan.key}-association`,
        { region, routeTableId: routeTable.id, subnetId: subnet.id },
      ),
    ]),
  );
  return { routeTable, associations };
}

/** Declares the default route of IPv4 traffic. */
export function createDefaultRoute(
  name: string,
  region: string,
  routeTable: aws.ec2.RouteTable,
  children: Children<RouteChildren>,
  target: RouteTarget,
  opts: pulumi.CustomResourceOptions = {},
): aws.ec2.Route {
  return children.create(
    "route",
    aws.ec2.Route,
    `${name}-default-route`,
    { region, routeTableId: routeTable.id, destinationCidrBlock: "0.0.0.0/0", ...target },
    opts,
  );
}

/** Declares the default route of IPv6 traffic. */
export function createIpv6Route(
  name: string,
  region: string,
  routeTable: aws.ec2.RouteTable,
  children: Children<RouteChildren>,
  target: RouteTarget,
): aws.ec2.Route {
  return children.create("route", aws.ec2.Route, `${name}-ipv6-default-route`, {
    region,
    routeTableId: routeTable.id,
    destinationIpv6CidrBlock: "::/0",
    ...target,
  });
}
