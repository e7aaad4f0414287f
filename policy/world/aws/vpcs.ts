import type { Field } from "../../rule/field";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

/** Type tokens of a VPC. */
export const VPC_TYPES: Types = typesOf("aws:ec2/vpc:Vpc", "aws-native:ec2:Vpc");

/** Where a finding about a VPC points: it is known by its addresses. */
export function placeOf(vpc: Field): Field {
  return vpc.get("cidrBlock");
}

/** The parts of some types that say by a field that they belong to a VPC. */
export function partsOf(
  vpc: Field,
  types: Types,
  reference: (part: Field) => Field,
  index: ResourceIndex,
): readonly Field[] {
  return index.of(types).filter((part) => isIn(reference(part), vpc, index));
}

/** Parts that may belong to any VPC, because their field cannot be read and leads nowhere. */
export function unplacedParts(
  types: Types,
  reference: (part: Field) => Field,
  index: ResourceIndex,
): readonly Field[] {
  return index
    .of(types)
    .map(reference)
    .filter((field) => !field.isReadable && index.behind(field, VPC_TYPES).length === 0);
}

/** True when a reference such as `vpcId` leads to the VPC. */
export function isIn(reference: Field, vpc: Field, index: ResourceIndex): boolean {
  return index.behind(reference, VPC_TYPES).some(({ resource }) => resource === vpc.resource);
}
