import { parseCidr } from "../../components/core/pure/cidr";
import type { ValidationRule } from "../../components/core/pure/validate";
import { layoutRules } from "../../components/network/pure/layout-rules";
import type { SubnetLock } from "../../components/network/pure/subnet-lock";
import { planSubnets } from "../../components/network/pure/subnet-plan";
import { type LayoutSetting, networkLayout, SUBNET_KEY } from "./layout";
import type { Parts } from "./parts";
import type { CreatedNetworkParts } from "./schema";
import { textsOf } from "./site-parts";

/** What must not hold of the layout of a network, which its component would refuse. */
export function networkLayoutRules(
  path: string,
  network: CreatedNetworkParts,
): readonly ValidationRule[] {
  const { lock, adopt } = network.layout ?? {};
  return [
    ...subnetKeyRules(`${path}.layout.lock.subnets`, lock?.subnets),
    ...subnetKeyRules(`${path}.layout.adopt.subnetIds`, adopt?.subnetIds),
    ...componentRules(path, network),
  ];
}

/** As the schema has it, for the one key that the schema does not see: `__proto__`. */
function subnetKeyRules(path: string, subnets: object = {}): readonly ValidationRule[] {
  return Object.keys(subnets).map((key) => ({
    when: !SUBNET_KEY.test(key),
    path: `${path}.${key}`,
    problem: "must be a key",
    got: key,
    fix: 'use "private-a"',
  }));
}

/** The component's own rules, as soon as the settings that they depend on parsed. */
function componentRules(
  path: string,
  { cidr = "", zones: letters, layout }: CreatedNetworkParts,
): readonly ValidationRule[] {
  const vpc = parseCidr(cidr);
  const chosen = wholeLayout(layout);
  const zones = textsOf(letters);
  if (vpc === undefined || chosen === undefined) return [];
  const { lock } = chosen;
  const subnets = planSubnets(vpc, { zones, tiers: {}, secondaryCidrs: {}, clusters: [], lock });
  return layoutRules(networkLayout(chosen), cidr, {}, subnets).map((rule) => ({
    ...rule,
    path: `${path}.${rule.path}`,
  }));
}

function wholeLayout(layout: Parts<LayoutSetting> | undefined): LayoutSetting | undefined {
  const { kind, adopt } = layout ?? {};
  const lock = wholeLock(layout?.lock);
  if (kind === undefined || lock === undefined) return undefined;
  return { kind, lock, adopt: adopt && { ...adopt, subnetIds: wholeTexts(adopt.subnetIds) } };
}

/** A lock without gaps: the rules would take a missing range for a mistake. */
function wholeLock({ format, cidr, subnets }: Parts<SubnetLock> = {}): SubnetLock | undefined {
  const known = wholeTexts(subnets);
  if (format === undefined || cidr === undefined || known === undefined) return undefined;
  return { format, cidr, subnets: known };
}

function wholeTexts(
  texts: Readonly<Record<string, string | undefined>> = {},
): Record<string, string> | undefined {
  const known = Object.entries(texts).flatMap(([key, text]) =>
    text === undefined ? [] : [[key, text] as const],
  );
  return known.length < Object.keys(texts).length ? undefined : Object.fromEntries(known);
}
