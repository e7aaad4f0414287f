import type { Field } from "../../rule/field";
import { isTrue } from "../../rule/predicates";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

/** Type tokens of a subnet. */
export const SUBNET_TYPES: Types = typesOf("aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet");

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

/** Types that decide whether a subnet is public; a rule that asks must apply to them. */
export const ROUTING_TYPES: readonly Types[] = [
  SUBNET_TYPES,
  ASSOCIATIONS,
  ROUTE_TABLES,
  ROUTES,
  INTERNET_GATEWAYS,
];

/** The zone of a subnet, by name or by id. */
export function zoneOf(subnet: Field): Field {
  const zone = subnet.get("availabilityZone");
  return zone.isSet ? zone : subnet.get("availabilityZoneId");
}

/** The different zones of subnets; one that is not known yet counts for none. */
export function knownZones(subnets: readonly Field[]): ReadonlySet<string> {
  return new Set(subnets.flatMap((subnet) => zoneOf(subnet).text ?? []));
}

/** True for a subnet that hands out public addresses or whose route leads to an internet gateway. */
export function isPublic(subnet: Field, index: ResourceIndex): boolean {
  if (isTrue(subnet.get("mapPublicIpOnLaunch").value)) return true;
  return routeTablesOf(subnet, index).some((table) => hasInternetRoute(table, index));
}

function routeTablesOf(subnet: Field, index: ResourceIndex): readonly Field[] {
  return index
    .of(ASSOCIATIONS)
    .filter((association) =>
      index
        .behind(association.get("subnetId"), SUBNET_TYPES)
        .some(({ resource }) => resource === subnet.resource),
    )
    .flatMap((association) => index.behind(association.get("routeTableId"), ROUTE_TABLES));
}

function hasInternetRoute(table: Field, index: ResourceIndex): boolean {
  const own = table.get("routes").items();
  const separate = index
    .of(ROUTES)
    .filter((route) =>
      index
        .behind(route.get("routeTableId"), ROUTE_TABLES)
        .some(({ resource }) => resource === table.resource),
    );
  return [...own, ...separate].some((route) => leadsToInternet(route.get("gatewayId"), index));
}

/** The route to a gateway endpoint names its gateway in the same field. */
function leadsToInternet(gateway: Field, index: ResourceIndex): boolean {
  if (!gateway.isSet) return false;
  if (gateway.text !== undefined) return gateway.text.startsWith("igw-");
  return index.behind(gateway, INTERNET_GATEWAYS).length > 0;
}
