import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Children } from "../core";
import {
  createNatGateways,
  createRegionalGateway,
  type NatGatewayChildren,
  type NatGatewayParts,
  type ZonedNatGateway,
} from "./nat-gateways";
import { createNatInstance, type NatInstanceChildren, type NatInstanceNodes } from "./nat-instance";
import type { NetworkPlan } from "./pure/network-plan";
import {
  createDefaultRoute,
  createIpv6Route,
  createRouteTable,
  type JoinedRouteTable,
  type RouteChildren,
  type RouteTarget,
} from "./routes";
import type { TieredSubnet } from "./subnets";
import type { VpcNodes } from "./vpc";

/** Children that {@link createRouting} declares, with their arguments. */
export interface RoutingChildren extends RouteChildren, NatGatewayChildren, NatInstanceChildren {}

/** What the routes lead from and to. */
export interface RoutedParts {
  readonly network: VpcNodes;
  readonly subnets: readonly TieredSubnet[];
}

/** Route tables of a network and what translates addresses. */
export interface RoutingNodes {
  readonly publicRouteTable: aws.ec2.RouteTable;
  /** One a zone, in the order of the zones. */
  readonly privateRouteTables: readonly aws.ec2.RouteTable[];
  readonly controlPlaneRouteTable: aws.ec2.RouteTable;
  /** Where there are isolated subnets. */
  readonly isolatedRouteTable: aws.ec2.RouteTable | undefined;
  readonly natGateways: readonly ZonedNatGateway[];
  readonly regionalNatGateway: aws.ec2.NatGateway | undefined;
  readonly natInstance: NatInstanceNodes | undefined;
  /**
   * What the outgoing traffic of a subnet depends on, by the subnet's key: the ids that the network
   * offers wait for it. Subnets of the control plane have no egress and are not in it.
   */
  readonly egress: Readonly<Record<string, readonly pulumi.Resource[]>>;
}

/**
 * Declares the routes of the tiers. The control plane's has none, since it only talks to nodes in the VPC, and
 * neither has the isolated one's.
 */
export function createRouting(
  name: string,
  plan: NetworkPlan,
  parts: RoutedParts,
  children: Children<RoutingChildren>,
): RoutingNodes {
  const { network, subnets } = parts;
  const table = (key: string, members: readonly TieredSubnet[]): JoinedRouteTable =>
    createRouteTable(name, key, plan.region, { vpc: network.vpc, members }, children);
  const routed = (routes: string): readonly TieredSubnet[] =>
    subnets.filter((member) => member.plan.routes === routes);

  const open = table("public", routed("public"));
  const publicRoutes = createPublicRoutes(name, plan, open.routeTable, network, children);
  const publicRouting = [...publicRoutes, ...Object.values(open.associations)];
  const nat = createNat(name, plan, { ...parts, publicRouting }, children);
  const inward = routed("private");
  const zones = inward
    .filter((member) => member.plan.use === "private")
    .map(({ plan: { key, letter } }) => {
      const joined = table(key, inward.filter(inZone(letter)));
      const ways = { routeTable: joined.routeTable, nat, letter, network };
      return { ...joined, routes: createPrivateRoutes(`${name}-${key}`, plan, ways, children) };
    });
  const controlPlane = table("control-plane", routed("control-plane"));
  const isolated = routed("isolated");
  const closed = isolated.length > 0 ? table("isolated", isolated) : undefined;
  return {
    publicRouteTable: open.routeTable,
    privateRouteTables: zones.map(({ routeTable }) => routeTable),
    controlPlaneRouteTable: controlPlane.routeTable,
    isolatedRouteTable: closed?.routeTable,
    egress: Object.fromEntries([
      ...egressOf(open, publicRoutes),
      ...zones.flatMap((zone) => egressOf(zone, zone.routes)),
      ...(closed === undefined ? [] : egressOf(closed, [])),
    ]),
    ...nat,
  };
}

function inZone(letter: string): (member: TieredSubnet) => boolean {
  return (member) => member.plan.letter === letter;
}

/** What the outgoing traffic of each of a table's subnets depends on, by key of the subnet. */
function egressOf(
  { associations }: JoinedRouteTable,
  routes: readonly pulumi.Resource[],
): readonly (readonly [string, readonly pulumi.Resource[]])[] {
  return Object.entries(associations).map(([key, association]) => [key, [association, ...routes]]);
}

type NatNodes = Pick<RoutingNodes, "natGateways" | "regionalNatGateway" | "natInstance">;

function createNat(
  name: string,
  plan: NetworkPlan,
  parts: RoutedParts & NatGatewayParts,
  children: Children<RoutingChildren>,
): NatNodes {
  return {
    natGateways: createNatGateways(name, plan, parts, children),
    regionalNatGateway: createRegionalGateway(name, plan, parts.network, children),
    natInstance:
      plan.nat.kind === "instance"
        ? createNatInstance(name, plan, plan.nat, parts, children)
        : undefined,
  };
}

function createPublicRoutes(
  name: string,
  { region, ipv6 }: NetworkPlan,
  routeTable: aws.ec2.RouteTable,
  { internetGateway }: VpcNodes,
  children: Children<RouteChildren>,
): readonly aws.ec2.Route[] {
  const target = { gatewayId: internetGateway.id };
  return [
    ...(ipv6 ? [createIpv6Route(`${name}-public`, region, routeTable, children, target)] : []),
    createDefaultRoute(`${name}-public`, region, routeTable, children, target),
  ];
}

function createPrivateRoutes(
  name: string,
  { region }: NetworkPlan,
  {
    routeTable,
    nat,
    letter,
    network: { egressOnlyGateway },
  }: {
    readonly routeTable: aws.ec2.RouteTable;
    readonly nat: NatNodes;
    readonly letter: string;
    readonly network: VpcNodes;
  },
  children: Children<RouteChildren>,
): readonly aws.ec2.Route[] {
  const target = egressTarget(nat, letter);
  // Not among the arguments: a route outlives the instance that it waits for.
  const waiting = { dependsOn: [...(nat.natInstance?.ready ?? [])] };
  return [
    ...(target === undefined
      ? []
      : [createDefaultRoute(name, region, routeTable, children, target, waiting)]),
    ...(egressOnlyGateway === undefined
      ? []
      : [
          createIpv6Route(name, region, routeTable, children, {
            egressOnlyGatewayId: egressOnlyGateway.id,
          }),
        ]),
  ];
}

/** The gateway of the zone, else the one that serves all; none where there is none. */
function egressTarget(nat: NatNodes, letter: string): RouteTarget | undefined {
  if (nat.natInstance !== undefined) {
    return { networkInterfaceId: nat.natInstance.networkInterface.id };
  }
  const zoned = nat.natGateways.find((candidate) => candidate.letter === letter);
  const gateway = zoned?.gateway ?? nat.natGateways[0]?.gateway ?? nat.regionalNatGateway;
  return gateway && { natGatewayId: gateway.id };
}
