import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { cisAws, fsbp } from "../../rule/frameworks";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { isIn, partsOf, placeOf, unplacedParts, VPC_TYPES } from "../../world/aws/vpcs";

const DEFAULT_GROUPS = typesOf("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");

/** Rules that stand apart from their group. */
const RULES = typesOf(
  "aws:ec2/securityGroupRule:SecurityGroupRule",
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
);

/** What names no security group gets this one, and AWS opens it to all its members. */
export const vpcDefaultSg = stackRule({
  id: "vpc-default-sg",
  topic: "aws-network",
  severity: "medium",
  description: "The default security group of every VPC lets nothing in or out.",
  remediation: "Declare a DefaultSecurityGroup for the VPC with neither ingress nor egress rules.",
  frameworks: [
    fsbp("EC2.2", "VPC default security groups should not allow inbound or outbound traffic"),
    cisAws("5.5", "Ensure the default security group of every VPC restricts all traffic"),
  ],
  parameters: {},
  appliesTo: isAnyOf(VPC_TYPES, DEFAULT_GROUPS, RULES),
  check(world, findings) {
    const index = world;
    for (const vpc of index.of(VPC_TYPES)) checkVpc(vpc, index, findings);
    for (const group of index.of(DEFAULT_GROUPS)) checkGroup(group, findings);
    for (const rule of index.of(RULES)) checkRule(rule, index, findings);
  },
});

function checkVpc(vpc: Field, index: ResourceIndex, findings: Findings): void {
  if (partsOf(vpc, DEFAULT_GROUPS, vpcOf, index).length > 0) return;
  const [unplaced] = unplacedParts(DEFAULT_GROUPS, vpcOf, index);
  if (unplaced !== undefined) findings.notEvaluated(unplaced);
  else findings.fail(placeOf(vpc), "the default security group keeps the rules that AWS gives it");
}

function vpcOf(group: Field): Field {
  return group.get("vpcId");
}

/** Without a list the group has no rules: adopting it removes them. */
function checkGroup(group: Field, findings: Findings): void {
  for (const rule of [...group.get("ingress").items(), ...group.get("egress").items()]) {
    if (rule.isReadable) findings.fail(rule, "the default security group lets traffic through");
    else findings.notEvaluated(rule);
  }
}

/** The group's id comes from its own resource or, as `defaultSecurityGroupId`, from the VPC. */
function checkRule(rule: Field, index: ResourceIndex, findings: Findings): void {
  const group = rule.get("securityGroupId");
  const isDefault =
    index.behind(group, DEFAULT_GROUPS).length > 0 ||
    index.of(VPC_TYPES).some((vpc) => isIn(group, vpc, index));
  if (isDefault) findings.fail(group, "the default security group lets traffic through");
}
