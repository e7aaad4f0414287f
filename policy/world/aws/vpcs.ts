import type { Field } from "../../rule/field";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

/** Type tokens of a VPC. */
export const VPC_TYPES: Types = typesOf("aws:ec2/vpc:Vpc", "aws-native:ec2:Vpc");

/** The field that a finding about a VPC points to: a VPC is recognised by its addresses. */
export function placeOf(vpc: Field): Field {
  return vpc.get("cidrBlock");
}

/** A kind of resource that belongs to a VPC. */
export interface VpcPartKind {
  readonly types: Types;
  /** The field that refers to the VPC. */
  readonly vpcOf: (part: Field) => Field;
}

/** The parts of one kind that belong to a VPC. */
export function vpcParts(index: ResourceIndex, vpc: Field, kind: VpcPartKind): readonly Field[] {
  return index.of(kind.types).filter((part) => isIn(kind.vpcOf(part), vpc, index));
}

/** References of parts that may belong to any VPC: they cannot be read, and their source is unknown. */
export function unplacedVpcReferences(
  index: ResourceIndex,
  { types, vpcOf }: VpcPartKind,
): readonly Field[] {
  return index
    .of(types)
    .map(vpcOf)
    .filter((field) => !field.isReadable && index.behind(field, VPC_TYPES).length === 0);
}

/** True when a reference such as `vpcId` leads to the VPC. */
export function isIn(reference: Field, vpc: Field, index: ResourceIndex): boolean {
  return index.behind(reference, VPC_TYPES).some(({ resource }) => resource === vpc.resource);
}
