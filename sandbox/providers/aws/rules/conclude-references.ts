import type { CloudView } from "../../cloud-view";
import { isUnknown } from "../../properties";
import type { Properties } from "../../properties";
import type { ResourceRequest } from "../../provider";

/**
 * Types whose unknown `vpcId` means the VPC of the same preview: resources come after what they
 * refer to, so when a preview has announced one VPC, it can only be that one.
 */
const IN_VPC = new Set([
  "aws:ec2/subnet:Subnet",
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
  "aws:ec2/internetGateway:InternetGateway",
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/routeTable:RouteTable",
  "aws:ec2/vpcEndpoint:VpcEndpoint",
]);

/** Inputs with the id that a preview can be sure of, so that its subnets can be compared. */
export function concludeReferences(resource: ResourceRequest, created: CloudView): Properties {
  const { type, inputs } = resource;
  if (!IN_VPC.has(type) || !isUnknown(inputs.vpcId)) return inputs;
  const [vpc, ...more] = created.ofType("aws:ec2/vpc:Vpc");
  return vpc === undefined || more.length > 0 ? inputs : { ...inputs, vpcId: vpc.id };
}
