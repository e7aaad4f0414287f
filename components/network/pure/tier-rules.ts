import { parseCidr } from "../../core/pure/cidr";
import type { ValidationRule } from "../../core/pure/validate";
import type { NetworkTiers, SecondaryCidr } from "./network-settings";

/** Names that the layout itself gives to subnets. */
const OWN_NAMES = ["public", "private", "control-plane", "isolated"];

/** Short, because it becomes part of every name below it. */
const TIER_NAME = /^[a-z](?:[a-z0-9-]{0,18}[a-z0-9])?$/;

/** Slots of extra tiers are /9 below the VPC, and AWS allows no subnet smaller than /28. */
const SMALLEST_VPC_WITH_EXTRA = 19;

/** What must not hold of the tiers of the caller's own, and of the names of further ranges. */
export function tierRules(
  vpcCidr: string,
  { extra = {} }: NetworkTiers,
  secondaryCidrs: Readonly<Record<string, SecondaryCidr>>,
): readonly ValidationRule[] {
  const prefix = parseCidr(vpcCidr)?.prefix ?? SMALLEST_VPC_WITH_EXTRA;
  const tiers = Object.entries(extra);
  return [
    {
      when: tiers.length > 0 && prefix > SMALLEST_VPC_WITH_EXTRA,
      path: "tiers.extra",
      problem: "needs a VPC of /19 or larger",
      got: vpcCidr,
      fix: "use a secondary range for further subnets",
    },
    ...tiers.flatMap(([name, { slot }], index) => [
      nameRule(`tiers.extra.${name}`, name, OWN_NAMES),
      ...slotRules(name, slot, tiers.slice(0, index)),
    ]),
    ...Object.keys(secondaryCidrs).map((name) =>
      nameRule(`secondaryCidrs.${name}`, name, [...OWN_NAMES, ...Object.keys(extra)]),
    ),
    ...Object.entries(secondaryCidrs).map(([name, { slot }]) => ({
      when: ![1, 2, 3, 4].includes(slot),
      path: `secondaryCidrs.${name}.slot`,
      problem: "is not one of the four slots",
      got: slot,
      fix: "use 1, 2, 3 or 4",
    })),
  ];
}

function nameRule(path: string, name: string, taken: readonly string[]): ValidationRule {
  return {
    when: !TIER_NAME.test(name) || taken.includes(name),
    path,
    problem: "is not a name for subnets",
    got: name,
    fix: `use up to 20 lower-case letters, digits and hyphens, and none of ${taken.join(", ")}`,
  };
}

function slotRules(
  name: string,
  slot: number,
  earlier: readonly (readonly [string, { readonly slot: number }])[],
): readonly ValidationRule[] {
  const path = `tiers.extra.${name}.slot`;
  const clash = earlier.find(([, other]) => other.slot === slot);
  return [
    {
      when: ![1, 2, 3].includes(slot),
      path,
      problem: "is not one of the three slots",
      got: slot,
      fix: "use 1, 2 or 3",
    },
    {
      when: clash !== undefined,
      path,
      problem: `is the slot of ${clash?.[0] ?? "another tier"}`,
      got: slot,
      fix: "use a slot of 1 to 3 that no other tier has",
    },
  ];
}
