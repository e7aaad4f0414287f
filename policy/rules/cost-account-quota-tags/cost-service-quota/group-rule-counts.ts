import { groupBy } from "../../../../components/core/pure/group-by";
import type { Field } from "../../../rule/field";
import { isTrue } from "../../../rule/predicates";
import type { NormalizedResource } from "../../../rule/resource";
import {
  type Direction,
  directionOf,
  groupReference,
  SECURITY_GROUP_TYPES,
  SEPARATE_RULE_TYPES,
} from "../../../world/aws/group-rules";
import { listed } from "../../../world/aws/policy-document";
import type { World } from "../../../world/world";

/** The separate rules of one direction, by the resource of their group. */
export function separateRules(
  world: World,
  direction: Direction,
): ReadonlyMap<NormalizedResource | undefined, readonly Field[]> {
  const rules = world.of(SEPARATE_RULE_TYPES).filter((rule) => directionOf(rule) === direction);
  return groupBy(
    rules,
    (rule) => world.behind(groupReference(rule), SECURITY_GROUP_TYPES)[0]?.resource,
  );
}

/** How many rules AWS counts for a declared one, in each address family. */
export interface RuleWeight {
  readonly ipv4: number;
  readonly ipv6: number;
}

/** Fields with a reference to a group or a prefix list, which counts for both families. */
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

/** Each address block and each reference counts as one rule; an unreadable field counts once. */
export function ruleWeight(rule: Field): RuleWeight {
  const count = (keys: readonly string[]) => keys.flatMap((key) => listed(rule.get(key))).length;
  const both = count(FOR_BOTH) + (isTrue(rule.get("self").value) ? 1 : 0);
  return {
    ipv4: both + count(["cidrBlocks", "cidrIpv4", "cidrIp"]),
    ipv6: both + count(["ipv6CidrBlocks", "cidrIpv6"]),
  };
}
