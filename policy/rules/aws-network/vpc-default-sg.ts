import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisAws, fsbp } from "../../rule/frameworks";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { isIn, placeOf, VPC_TYPES, type VpcPartKind } from "../../world/aws/vpcs";
import type { World } from "../../world/world";

const DEFAULT_GROUPS: VpcPartKind = {
  types: typesOf("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup"),
  vpcOf: (group) => group.get("vpcId"),
};

/** Rules that are declared separately from their group. */
const RULES = typesOf(
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
);

const ALLOWS_TRAFFIC = "the default security group has a rule that allows traffic";

/** A resource without a security group gets the default one, which AWS opens to all its members. */
export const vpcDefaultSg = stackRule({
  id: "vpc-default-sg",
  topic: "aws-network",
  severity: "medium",
  description: "The default security group of every VPC allows no traffic.",
  remediation: "Declare a DefaultSecurityGroup for the VPC without ingress and egress rules.",
  frameworks: [
    fsbp("EC2.2", "VPC default security groups should not allow inbound or outbound traffic"),
    cisAws("5.5", "Ensure the default security group of every VPC restricts all traffic"),
  ],
  parameters: {},
  appliesTo: isAnyOf(VPC_TYPES, DEFAULT_GROUPS.types, RULES),
  check(world, findings) {
    for (const vpc of world.vpcs) checkVpc(vpc, world, findings);
    for (const group of world.of(DEFAULT_GROUPS.types)) checkGroup(group, findings);
    for (const rule of world.of(RULES)) checkRule(rule, world, findings);
  },
});

function checkVpc(vpc: Field, world: World, findings: Findings): void {
  if (world.vpcParts(vpc, DEFAULT_GROUPS).length > 0) return;
  const [unplaced] = world.unplacedVpcReferences(DEFAULT_GROUPS);
  if (unplaced !== undefined) findings.notEvaluated(unplaced);
  else {
    findings.fail(
      placeOf(vpc),
      "the default security group of the VPC keeps the rules that AWS adds",
    );
  }
}

/** A declared group without a list has no rules: Pulumi removes those of AWS. */
function checkGroup(group: Field, findings: Findings): void {
  for (const rule of [...group.get("ingress").items(), ...group.get("egress").items()]) {
    if (rule.isReadable) findings.fail(rule, ALLOWS_TRAFFIC);
    else findings.notEvaluated(rule);
  }
}

/** The id of the group comes from its resource or, as `defaultSecurityGroupId`, from the VPC. */
function checkRule(rule: Field, world: World, findings: Findings): void {
  const group = rule.get("securityGroupId");
  const isDefault =
    world.behind(group, DEFAULT_GROUPS.types).length > 0 ||
    world.vpcs.some((vpc) => isIn(group, vpc, world));
  if (isDefault) findings.fail(group, ALLOWS_TRAFFIC);
}
