import { parseCidr } from "../../components/core/pure/cidr";
import type { ValidationRule } from "../../components/core/pure/validate";
import { layoutRules } from "../../components/network/pure/layout-rules";
import type { SubnetLock } from "../../components/network/pure/subnet-lock";
import { planSubnets } from "../../components/network/pure/subnet-plan";
import { type LayoutSetting, networkLayout } from "./layout";
import type { Parts } from "./parts";
import type { CreatedNetworkParts } from "./schema";

/** The component's own rules for a layout, as soon as the settings that it depends on parsed. */
export function networkLayoutRules(
  path: string,
  { cidr = "", zones: letters = [], layout }: CreatedNetworkParts,
): readonly ValidationRule[] {
  const vpc = parseCidr(cidr);
  const chosen = wholeLayout(layout);
  const zones = letters.filter((letter) => letter !== undefined);
  if (vpc === undefined || chosen === undefined || zones.length < letters.length) return [];
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

/** A lock that parsed in every place: with one address missing, others would seem to be wrong. */
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
