import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Transform } from "../core";
import { createNatGateways, createRegionalGateway, type ZonedNatGateway } from "./nat-gateways";
import { createNatInstance, type NatInstanceNodes } from "./nat-instance";
import type { NetworkPlan } from "./pure/network-plan";
import { createRouteTable, createDefaultRoute, createIpv6Route, type RouteTarget } from "./routes";
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
  const table = (key: string, members: readonly TieredSubnet[]): aws.ec2.RouteTable =>
    createRouteTable(name, key, plan.region, { vpc: network.vpc, members }, opts);
  const routed = (routes: string): readonly TieredSubnet[] =>
    subnets.filter((member) => member.plan.routes === routes);

  const publicRouteTable = table("public", routed("public"));
  const publicRoute = createPublicRoutes(name, plan, publicRouteTable, network, opts);
  const nat = createNat(name, plan, parts, publicRoute, opts);
  const privateRouteTables = routed("private")
    .filter((member) => member.plan.use === "private")
    .map((member) => {
      const { key, letter } = member.plan;
      const zone = routed("private").filter((other) => other.plan.letter === letter);
      const routeTable = table(key, zone);
      createPrivateRoutes(`${name}-${key}`, plan, { routeTable, nat, letter, network }, opts);
      return routeTable;
    });
  const controlPlaneRouteTable = table("control-plane", routed("control-plane"));
  const isolated = routed("isolated");
  const isolatedRouteTable = isolated.length > 0 ? table("isolated", isolated) : undefined;
  return {
    publicRouteTable,
    privateRouteTables,
    controlPlaneRouteTable,
    isolatedRouteTable,
    ...nat,
  };
}

type NatNodes = Pick<RoutingNodes, "natGateways" | "regionalNatGateway" | "natInstance">;

function createNat(
  name: string,
  plan: NetworkPlan,
  { network, subnets, natInstanceTransform }: RoutedParts,
  publicRoute: aws.ec2.Route,
  opts: pulumi.CustomResourceOptions,
): NatNodes {
  const parts = { network, subnets, publicRoute };
  return {
    natGateways: createNatGateways(name, plan, network, subnets, opts),
    regionalNatGateway: createRegionalGateway(name, plan, network, opts),
    natInstance:
      plan.nat.kind === "instance"
        ? createNatInstance(name, plan, plan.nat, parts, natInstanceTransform, opts)
        : undefined,
  };
}

function createPublicRoutes(
  name: string,
  { region, ipv6 }: NetworkPlan,
  routeTable: aws.ec2.RouteTable,
  { internetGateway }: VpcNodes,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.Route {
  const target = { gatewayId: internetGateway.id };
  if (ipv6) createIpv6Route(`${name}-public`, region, routeTable, opts, target);
  return createDefaultRoute(`${name}-public`, region, routeTable, opts, target);
}

function createPrivateRoutes(
  name: string,
  { region }: NetworkPlan,
  {
    routeTable,
    nat,
    letter,
    network,
  }: {
    readonly routeTable: aws.ec2.RouteTable;
    readonly nat: NatNodes;
    readonly letter: string;
    readonly network: VpcNodes;
  },
  opts: pulumi.CustomResourceOptions,
): void {
  const target = wayOut(nat, letter);
  if (target !== undefined) createDefaultRoute(name, region, routeTable, opts, target);
  const { egressOnlyGateway } = network;
  if (egressOnlyGateway !== undefined) {
    const egressOnlyGatewayId = egressOnlyGateway.id;
    createIpv6Route(name, region, routeTable, opts, { egressOnlyGatewayId });
  }
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
