import { typesOf, type Types } from "../resource-index";

/** Type tokens of a NAT gateway. */
export const NAT_GATEWAY_TYPES: Types = typesOf(
  "aws:ec2/natGateway:NatGateway",
  "aws-native:ec2:NatGateway",
);

/** Type tokens of an Elastic IP address. */
export const ADDRESS_TYPES: Types = typesOf("aws:ec2/eip:Eip", "aws-native:ec2:Eip");
