import {
  addressCount,
  type Cidr,
  contains,
  formatCidr,
  isPrivate,
  networkOf,
  overlaps,
  parseCidr,
} from "../../core/pure/cidr";
import type { ValidationRule } from "../../core/pure/validate";
import type { SecondaryCidr } from "./network-settings";

/** Private ranges, of which AWS lets a VPC use one; and the shared one that goes with each. */
const RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"] as const;
const SHARED_RANGE = "100.64.0.0/10";

/** What AWS joins to no VPC of a range, though it is in the same private one. */
const KEPT_RANGES = [
  { vpcIn: "10.0.0.0/15", kept: "10.0.0.0/16" },
  { vpcIn: "172.16.0.0/12", kept: "172.31.0.0/16" },
] as const;

/** AWS allows five ranges a VPC, the first included, until its quota is raised. */
const MAX_SECONDARY = 4;

/** What must not hold of the address range of a VPC. */
export function cidrRules(text: string): readonly ValidationRule[] {
  const cidr = parseCidr(text);
  const rule = (when: boolean, problem: string, fix: string): ValidationRule => ({
    when,
    path: "cidr",
    problem,
    got: text,
    fix,
  });
  if (cidr === undefined) {
    return [rule(true, "is not an IPv4 CIDR", 'write it as "10.0.0.0/16"')];
  }
  const network = formatCidr(networkOf(cidr));
  return [
    rule(hasHostBits(cidr), "has bits set after the prefix", `write ${network}`),
    rule(!isPrivate(cidr), "is not a private range", "take it from 10/8, 172.16/12 or 192.168/16"),
    rule(
      cidr.prefix < 16 || cidr.prefix > 20,
      "is not between /16 and /20",
      "AWS allows no VPC larger than /16; in one smaller than /20 nodes run out of addresses",
    ),
  ];
}

/** What must not hold of the further ranges of a VPC. */
export function secondaryCidrRules(
  vpcCidr: string,
  ranges: Readonly<Record<string, SecondaryCidr>>,
): readonly ValidationRule[] {
  const entries = Object.entries(ranges);
  return [
    {
      when: entries.length > MAX_SECONDARY,
      path: "secondaryCidrs",
      problem: "are more than the four that AWS allows beside the first",
      got: Object.keys(ranges),
      fix: "use fewer, larger ranges",
    },
    ...entries.flatMap(([key, range]) => rangeRules(`secondaryCidrs.${key}.cidr`, range, vpcCidr)),
    ...entries.flatMap(([key, range], index) =>
      entries.slice(0, index).flatMap((earlier) => clashRules(key, range, earlier)),
    ),
  ];
}

function rangeRules(
  path: string,
  { cidr: text }: SecondaryCidr,
  vpcCidr: string,
): readonly ValidationRule[] {
  const [cidr, vpc] = [parseCidr(text), parseCidr(vpcCidr)];
  const rule = (when: boolean, problem: string, fix: string): ValidationRule => ({
    when,
    path,
    problem,
    got: text,
    fix,
  });
  if (cidr === undefined) {
    return [rule(true, "is not an IPv4 CIDR", 'write it as "100.64.0.0/16"')];
  }
  const allowed = rangesBeside(vpc);
  const network = formatCidr(networkOf(cidr));
  return [
    rule(hasHostBits(cidr), "has bits set after the prefix", `write ${network}`),
    rule(
      cidr.prefix < 16 || cidr.prefix > 25,
      "is not between /16 and /25",
      "AWS allows none larger than /16; each of eight parts must be a subnet of /28 or larger",
    ),
    rule(
      !allowed.some((range) => within(range, cidr)),
      "is in a range that AWS does not add to this VPC",
      `take it from ${allowed.join(" or ")}`,
    ),
    rule(
      vpc !== undefined && overlaps(vpc, cidr),
      `shares addresses with cidr (${vpcCidr})`,
      "choose a range outside it",
    ),
    ...keptRules(path, text, cidr, vpc),
  ];
}

function keptRules(
  path: string,
  text: string,
  cidr: Cidr,
  vpc: Cidr | undefined,
): readonly ValidationRule[] {
  // Problems of the VPC itself are reported separately.
  if (vpc === undefined || overlaps(vpc, cidr)) return [];
  return KEPT_RANGES.map(({ vpcIn, kept }) => ({
    when: within(vpcIn, vpc) && within(kept, cidr),
    path,
    problem: `is in a range that AWS does not add to this VPC (${kept})`,
    got: text,
    fix: "use another range",
  }));
}

/** The private range that the VPC is in, and the shared one. */
function rangesBeside(vpc: Cidr | undefined): readonly string[] {
  const own = RANGES.filter((range) => vpc !== undefined && within(range, vpc));
  return [...own, SHARED_RANGE];
}

function clashRules(
  key: string,
  range: SecondaryCidr,
  [otherKey, other]: readonly [string, SecondaryCidr],
): readonly ValidationRule[] {
  const [left, right] = [parseCidr(range.cidr), parseCidr(other.cidr)];
  return [
    {
      when: left !== undefined && right !== undefined && overlaps(left, right),
      path: `secondaryCidrs.${key}.cidr`,
      problem: `shares addresses with ${otherKey} (${other.cidr})`,
      got: range.cidr,
      fix: "choose a range outside it",
    },
    {
      when: range.slot === other.slot,
      path: `secondaryCidrs.${key}.slot`,
      problem: `is the slot of ${otherKey}`,
      got: range.slot,
      fix: "use a slot of 1 to 4 that no other range has",
    },
  ];
}

function within(range: string, cidr: Cidr): boolean {
  const area = parseCidr(range);
  return area !== undefined && contains(area, cidr);
}

function hasHostBits(cidr: Cidr): boolean {
  return cidr.base % addressCount(cidr.prefix) !== 0;
}
