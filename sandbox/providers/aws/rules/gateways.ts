import { fieldOf } from "./record-fields";
import type { Rule } from "./rule";

/**
 * An internet gateway stays while addresses are reached through it.
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DetachInternetGateway.html
 */
export const refuseBadGateway: Rule = ({ kind, thing, others }) => {
  const vpcId = fieldOf(thing, "vpcId");
  const isDetached = kind === "delete" && thing.type === "aws:ec2/internetGateway:InternetGateway";
  if (!isDetached || vpcId === undefined) return undefined;
  const subnets = others
    .ofType("aws:ec2/subnet:Subnet")
    .filter((subnet) => fieldOf(subnet, "vpcId") === vpcId)
    .map(({ id }) => id);
  const isReached = others
    .ofType("aws:ec2/natGateway:NatGateway")
    .some(
      (nat) =>
        fieldOf(nat, "vpcId") === vpcId ||
        (fieldOf(nat, "allocationId") !== undefined &&
          subnets.includes(fieldOf(nat, "subnetId") ?? "")),
    );
  return isReached
    ? `DependencyViolation: Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`
    : undefined;
};
