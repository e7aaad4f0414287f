import type { Field } from "../../rule/field";
import { typesOf, type Types } from "../resource-index";

/** Type tokens of a subnet. */
export const SUBNET_TYPES: Types = typesOf("aws:ec2/subnet:Subnet", "aws-native:ec2:Subnet");

/** The zone of a subnet, by name or by id. */
export function zoneOf(subnet: Field): Field {
  const zone = subnet.get("availabilityZone");
  return zone.isSet ? zone : subnet.get("availabilityZoneId");
}

/** The different zones of subnets; a zone that is not known yet is left out. */
export function knownZones(subnets: readonly Field[]): ReadonlySet<string> {
  return new Set(subnets.flatMap((subnet) => zoneOf(subnet).text ?? []));
}
