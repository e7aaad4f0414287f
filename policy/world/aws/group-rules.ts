import type { Field } from "../../rule/field";
import { groupBy } from "../../../components/core/pure/group-by";
import { listed } from "./policy-document";
import { isTrue } from "../../rule/predicates";
import type { NormalizedResource } from "../../rule/resource";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

/** Which way traffic goes. */
export type Direction = "ingress" | "egress";

/** Type tokens of a security group. */
export const SECURITY_GROUP_TYPES: Types = typesOf(
  "aws:ec2/securityGroup:SecurityGroup",
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  "aws-native:ec2:SecurityGroup",
);

/** Types that declare one rule apart from its group, by the direction; undefined where it says so. */
const RULE_DIRECTIONS: ReadonlyMap<string, Direction | undefined> = new Map([
  ["aws:ec2/securityGroupRule:SecurityGroupRule", undefined],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ingress"],
  ["aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "egress"],
  ["aws-native:ec2:SecurityGroupIngress", "ingress"],
  ["aws-native:ec2:SecurityGroupEgress", "egress"],
]);

/** Type tokens of a rule that stands apart from its group. */
export const SEPARATE_RULE_TYPES: Types = new Set(RULE_DIRECTIONS.keys());

/** The rules of one direction that a group declares itself. */
export function inlineRules(group: Field, direction: Direction): readonly Field[] {
  const native = direction === "ingress" ? "securityGroupIngress" : "securityGroupEgress";
  return [group.get(direction), group.get(native)].flatMap(listed);
}

/** The direction of a rule that stands apart; the classic one says it in `type`. */
export function directionOf(rule: Field): Direction {
  const fixed = RULE_DIRECTIONS.get(rule.resource.type);
  return fixed ?? (rule.get("type").value === "egress" ? "egress" : "ingress");
}

/** The group that a rule which stands apart belongs to. */
export function groupReference(rule: Field): Field {
  const id = rule.get("securityGroupId");
  return id.isSet ? id : rule.get("groupId");
}

/** The rules of one direction that stand apart, by the resource of their group. */
export function separateRules(
  index: ResourceIndex,
  direction: Direction,
): ReadonlyMap<NormalizedResource | undefined, readonly Field[]> {
  const rules = index.of(SEPARATE_RULE_TYPES).filter((rule) => directionOf(rule) === direction);
  return groupBy(
    rules,
    (rule) => index.behind(groupReference(rule), SECURITY_GROUP_TYPES)[0]?.resource,
  );
}

/** How many rules AWS makes of a declared one, of each address family. */
export interface RuleWeight {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** A reference to a group or a prefix list counts for both families. */
const FOR_BOTH = [
  "securityGroups",
  "sourceSecurityGroupId",
  "destinationSecurityGroupId",
  "referencedSecurityGroupId",
  "prefixListIds",
  "prefixListId",
  "sourcePrefixListId",
  "destinationPrefixListId",
] as const;

/** Each address block and each reference is a rule of its own; what cannot be read counts once. */
export function ruleWeight(rule: Field): RuleWeight {
  const count = (keys: readonly string[]) => keys.flatMap((key) => listed(rule.get(key))).length;
  const both = count(FOR_BOTH) + (isTrue(rule.get("self").value) ? 1 : 0);
  return {
    ipv4: both + count(["cidrBlocks", "cidrIpv4", "cidrIp"]),
    ipv6: both + count(["ipv6CidrBlocks", "cidrIpv6"]),
  };
}
