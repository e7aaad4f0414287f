import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Transform } from "../core";
import {
  createNatGateways,
  createRegionalGateway,
  type NatGatewayParts,
  type ZonedNatGateway,
} from "./nat-gateways";
import { createNatInstance, type NatInstanceNodes } from "./nat-instance";
import type { NetworkPlan } from "./pure/network-plan";
import {
  createDefaultRoute,
  createIpv6Route,
  createRouteTable,
  type JoinedRouteTable,
  type RouteTarget,
} from "./routes";
import type { TieredSubnet } from "./subnets";
import type { VpcNodes } from "./vpc";

/** What the routes lead from and to. */
export interface RoutedParts {
  readonly network: VpcNodes;
  readonly subnets: readonly TieredSubnet[];
  readonly natInstanceTransform: Transform<aws.ec2.InstanceArgs> | undefined;
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
   * What must be there for the traffic of a subnet, by its key: the ids that the network offers wait
   * for it. The control plane's subnets have no way out to wait for.
   */
  readonly waysOut: ReadonlyMap<string, readonly pulumi.Resource[]>;
}

/**
 * Declares the routes of the tiers. The control plane's has none, since it only meets nodes, and the
 * isolated one's neither.
 */
export function createRouting(
  name: string,
  plan: NetworkPlan,
  parts: RoutedParts,
  opts: pulumi.CustomResourceOptions,
): RoutingNodes {
  const { network, subnets } = parts;
  const table = (key: string, members: readonly TieredSubnet[]): JoinedRouteTable =>
    createRouteTable(name, key, plan.region, { vpc: network.vpc, members }, opts);
  const routed = (routes: string): readonly TieredSubnet[] =>
    subnets.filter((member) => member.plan.routes === routes);

  const open = table("public", routed("public"));
  const publicRoutes = createPublicRoutes(name, plan, open.routeTable, network, opts);
  const publicRouting = [...publicRoutes, ...open.associations.values()];
  const nat = createNat(name, plan, { ...parts, publicRouting }, opts);
  const inward = routed("private");
  const zones = inward
    .filter((member) => member.plan.use === "private")
    .map(({ plan: { key, letter } }) => {
      const joined = table(key, inward.filter(inZone(letter)));
      const ways = { routeTable: joined.routeTable, nat, letter, network };
      return { ...joined, routes: createPrivateRoutes(`${name}-${key}`, plan, ways, opts) };
    });
  const controlPlane = table("control-plane", routed("control-plane"));
  const isolated = routed("isolated");
  const closed = isolated.length > 0 ? table("isolated", isolated) : undefined;
  return {
    publicRouteTable: open.routeTable,
    privateRouteTables: zones.map(({ routeTable }) => routeTable),
    controlPlaneRouteTable: controlPlane.routeTable,
    isolatedRouteTable: closed?.routeTable,
    waysOut: new Map([
      ...waysOf(open, publicRoutes),
      ...zones.flatMap((zone) => waysOf(zone, zone.routes)),
      ...(closed === undefined ? [] : waysOf(closed, [])),
    ]),
    ...nat,
  };
}

function inZone(letter: string): (member: TieredSubnet) => boolean {
  return (member) => member.plan.letter === letter;
}

/** What the traffic of each of a table's subnets needs, by key of the subnet. */
function waysOf(
  { associations }: JoinedRouteTable,
  routes: readonly pulumi.Resource[],
): readonly (readonly [string, readonly pulumi.Resource[]])[] {
  return [...associations].map(([key, association]) => [key, [association, ...routes]]);
}

type NatNodes = Pick<RoutingNodes, "natGateways" | "regionalNatGateway" | "natInstance">;

function createNat(
  name: string,
  plan: NetworkPlan,
  parts: RoutedParts & NatGatewayParts,
  opts: pulumi.CustomResourceOptions,
): NatNodes {
  return {
    natGateways: createNatGateways(name, plan, parts, opts),
    regionalNatGateway: createRegionalGateway(name, plan, parts.network, opts),
    natInstance:
      plan.nat.kind === "instance"
        ? createNatInstance(name, plan, plan.nat, parts, parts.natInstanceTransform, opts)
        : undefined,
  };
}

function createPublicRoutes(
  name: string,
  { region, ipv6 }: NetworkPlan,
  routeTable: aws.ec2.RouteTable,
  { internetGateway }: VpcNodes,
  opts: pulumi.CustomResourceOptions,
): readonly aws.ec2.Route[] {
  const target = { gatewayId: internetGateway.id };
  return [
    ...(ipv6 ? [createIpv6Route(`${name}-public`, region, routeTable, opts, target)] : []),
    createDefaultRoute(`${name}-public`, region, routeTable, opts, target),
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
  opts: pulumi.CustomResourceOptions,
): readonly aws.ec2.Route[] {
  const target = wayOut(nat, letter);
  // Not among the arguments: a route outlives the instance that it waits for.
  const waiting = { ...opts, dependsOn: [...(nat.natInstance?.translates ?? [])] };
  return [
    ...(target === undefined
      ? []
      : [createDefaultRoute(name, region, routeTable, waiting, target)]),
    ...(egressOnlyGateway === undefined
      ? []
      : [
          createIpv6Route(name, region, routeTable, opts, {
            egressOnlyGatewayId: egressOnlyGateway.id,
          }),
        ]),
  ];
}

/** The gateway of the zone, else the one that serves all; none where there is none. */
function wayOut(nat: NatNodes, letter: string): RouteTarget | undefined {
  if (nat.natInstance !== undefined) {
    return { networkInterfaceId: nat.natInstance.networkInterface.id };
  }
  const zoned = nat.natGateways.find((candidate) => candidate.letter === letter);
  const gateway = zoned?.gateway ?? nat.natGateways[0]?.gateway ?? nat.regionalNatGateway;
  return gateway && { natGatewayId: gateway.id };
}
