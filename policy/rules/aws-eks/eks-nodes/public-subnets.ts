import type { Field } from "../../../rule/field";
import { isTrue } from "../../../rule/predicates";
import type { NormalizedResource } from "../../../rule/resource";
import { SUBNET_TYPES } from "../../../world/aws/subnets";
import { once } from "../../../world/once";
import { typesOf, type ResourceIndex, type Types } from "../../../world/resource-index";
import type { World } from "../../../world/world";

const ASSOCIATIONS = typesOf(
  "aws:ec2/routeTableAssociation:RouteTableAssociation",
  "aws-native:ec2:SubnetRouteTableAssociation",
);
const ROUTE_TABLES = typesOf("aws:ec2/routeTable:RouteTable", "aws-native:ec2:RouteTable");
const ROUTES = typesOf("aws:ec2/route:Route", "aws-native:ec2:Route");
const INTERNET_GATEWAYS = typesOf(
  "aws:ec2/internetGateway:InternetGateway",
  "aws-native:ec2:InternetGateway",
);

/** Types that decide whether a subnet is public. */
export const ROUTING_TYPES: readonly Types[] = [
  SUBNET_TYPES,
  ASSOCIATIONS,
  ROUTE_TABLES,
  ROUTES,
  INTERNET_GATEWAYS,
];

/** True for a subnet that hands out public addresses or whose route leads to an internet gateway. */
export function isPublic(subnet: Field, world: World): boolean {
  return publicSubnets(world).has(subnet.resource);
}

const publicSubnets = once((index): ReadonlySet<NormalizedResource> => {
  const toInternet = new Set(tablesToInternet(index));
  const routed = index
    .of(ASSOCIATIONS)
    .filter((association) =>
      index
        .behind(association.get("routeTableId"), ROUTE_TABLES)
        .some(({ resource }) => toInternet.has(resource)),
    )
    .flatMap((association) => index.behind(association.get("subnetId"), SUBNET_TYPES));
  const open = index
    .of(SUBNET_TYPES)
    .filter((subnet) => isTrue(subnet.get("mapPublicIpOnLaunch").value));
  return new Set([...routed, ...open].map(({ resource }) => resource));
});

/** Route tables with a route to the internet, in the table or declared separately. */
function tablesToInternet(index: ResourceIndex): readonly NormalizedResource[] {
  const inline = index.of(ROUTE_TABLES).filter((table) =>
    table
      .get("routes")
      .items()
      .some((route) => isToInternet(route, index)),
  );
  const separate = index
    .of(ROUTES)
    .filter((route) => isToInternet(route, index))
    .flatMap((route) => index.behind(route.get("routeTableId"), ROUTE_TABLES));
  return [...inline, ...separate].map(({ resource }) => resource);
}

/** The route to a gateway endpoint names its gateway in the same field. */
function isToInternet(route: Field, index: ResourceIndex): boolean {
  const gateway = route.get("gatewayId");
  if (!gateway.isSet) return false;
  if (gateway.text !== undefined) return gateway.text.startsWith("igw-");
  return index.behind(gateway, INTERNET_GATEWAYS).length > 0;
}
