import type { Field } from "../../rule/field";
import { listed } from "./policy-document";
import { typesOf, type Types } from "../resource-index";

/** Direction of traffic. */
export type Direction = "ingress" | "egress";

/** Type tokens of a security group. */
export const SECURITY_GROUP_TYPES: Types = typesOf(
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws-native:ec2:SecurityGroup",
);

/** Types of separate rules, by their direction; undefined where the rule has a field for it. */
const RULE_DIRECTIONS: ReadonlyMap<string, Direction | undefined> = new Map([
  ["aws:ec2/securityGroupRule:SecurityGroupRule", undefined],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ingress"],
  ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "egress"],
  ["aws-native:ec2:SecurityGroupIngress", "ingress"],
  ["aws-native:ec2:SecurityGroupEgress", "egress"],
]);

/** Type tokens of a rule that is declared separately from its group. */
export const SEPARATE_RULE_TYPES: Types = new Set(RULE_DIRECTIONS.keys());

/** The rules of one direction that are declared in their group. */
export function inlineRules(group: Field, direction: Direction): readonly Field[] {
  const native = direction === "ingress" ? "securityGroupIngress" : "securityGroupEgress";
  return [group.get(direction), group.get(native)].flatMap(listed);
}

/** The direction of a separate rule; the classic type has it in the field `type`. */
export function directionOf(rule: Field): Direction {
  const fixed = RULE_DIRECTIONS.get(rule.resource.type);
  return fixed ?? (rule.get("type").value === "egress" ? "egress" : "ingress");
}

/** The field of a separate rule that refers to its group. */
export function groupReference(rule: Field): Field {
  const id = rule.get("securityGroupId");
  return id.isSet ? id : rule.get("groupId");
}
