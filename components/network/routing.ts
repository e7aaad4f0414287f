import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NetworkPlan } from "./pure/network-plan";
import { subnetsOf, type TieredSubnet } from "./subnets";

/** What the routes lead from and to. */
export interface RoutedParts {
  readonly vpc: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway;
  readonly subnets: readonly TieredSubnet[];
}

/** Route tables and NAT gateways of a network. */
export interface RoutingNodes {
  readonly publicRouteTable: aws.ec2.RouteTable;
  /** One a zone, in the order of the zones. */
  readonly privateRouteTables: readonly aws.ec2.RouteTable[];
  readonly controlPlaneRouteTable: aws.ec2.RouteTable;
  readonly natGateways: readonly ZonedNatGateway[];
}

/** A NAT gateway and the zone letter that it stands in. */
export interface ZonedNatGateway {
  readonly letter: string;
  readonly gateway: aws.ec2.NatGateway;
}

const ANYWHERE = "0.0.0.0/0";

/** Declares the routes of the three tiers. The control plane's has none: it only meets nodes. */
export function createRouting(
  name: string,
  plan: NetworkPlan,
  parts: RoutedParts,
  opts: pulumi.CustomResourceOptions,
): RoutingNodes {
  const { vpc, internetGateway, subnets } = parts;
  const table = (key: string, members: readonly TieredSubnet[]): aws.ec2.RouteTable =>
    createRouteTable(name, key, plan.region, { vpc, members }, opts);

  const publicRouteTable = table("public", subnetsOf(subnets, "public"));
  createDefaultRoute(`${name}-public`, plan.region, publicRouteTable, opts, {
    gatewayId: internetGateway.id,
  });
  const natGateways = createNatGateways(name, plan, parts, opts);
  const privateRouteTables = subnetsOf(subnets, "private").map((member) => {
    const routeTable = table(member.plan.key, [member]);
    const nat = nearest(natGateways, member.plan.letter);
    if (nat !== undefined) {
      createDefaultRoute(`${name}-${member.plan.key}`, plan.region, routeTable, opts, {
        natGatewayId: nat.gateway.id,
      });
    }
    return routeTable;
  });
  const controlPlaneRouteTable = table("control-plane", subnetsOf(subnets, "control-plane"));
  return { publicRouteTable, privateRouteTables, controlPlaneRouteTable, natGateways };
}

/** The gateway of the zone, else the single one; none where there is none. */
function nearest(
  gateways: readonly ZonedNatGateway[],
  letter: string,
): ZonedNatGateway | undefined {
  return gateways.find((nat) => nat.letter === letter) ?? gateways[0];
}

function createRouteTable(
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

function createDefaultRoute(
  name: string,
  region: string,
  routeTable: aws.ec2.RouteTable,
  opts: pulumi.CustomResourceOptions,
  target: Pick<aws.ec2.RouteArgs, "gatewayId" | "natGatewayId">,
): aws.ec2.Route {
  return new aws.ec2.Route(
    `${name}-default-route`,
    { region, routeTableId: routeTable.id, destinationCidrBlock: ANYWHERE, ...target },
    opts,
  );
}

function createNatGateways(
  name: string,
  { region, natLetters }: NetworkPlan,
  { internetGateway, subnets }: RoutedParts,
  opts: pulumi.CustomResourceOptions,
): readonly ZonedNatGateway[] {
  // Without the internet gateway an elastic address cannot be attached.
  const ordered = { ...opts, dependsOn: [internetGateway] };
  const hosts = subnetsOf(subnets, "public").filter(({ plan }) => natLetters.includes(plan.letter));
  return hosts.map(({ plan: { letter }, subnet }) => {
    const natName = `${name}-nat-${letter}`;
    const tags = { Name: natName };
    const address = new aws.ec2.Eip(`${natName}-address`, { region, domain: "vpc", tags }, ordered);
    const gateway = new aws.ec2.NatGateway(
      natName,
      { region, subnetId: subnet.id, allocationId: address.allocationId, tags },
      ordered,
    );
    return { letter, gateway };
  });
}
