import { ADDON_COMPATIBILITY } from "../compatibility/addons";
import { addonVersionFor, isKnownAddon } from "./compatibility";
import type { AddonFact, ClusterFacts } from "./upgrade-facts";
import type { StepDraft } from "./upgrade-step";

/**
 * Add-ons to move once the control plane runs a minor, in the order of the table.
 *
 * @param before - the stop before, at which add-ons were moved already; undefined at the first
 */
export function addonSteps(
  facts: ClusterFacts,
  before: string | undefined,
  minor: string,
): readonly StepDraft[] {
  return [...facts.addons]
    .sort((left, right) => rank(left) - rank(right))
    .map(({ addon, version }) => ({
      what: "addon",
      subject: `${facts.name}/${addon}`,
      from: versionAfter(before, addon) ?? version ?? "",
      to: addonVersionFor(addon, minor) ?? "",
      reason: reasonOf(addon, minor),
    }))
    .filter(({ from, to }) => to === "" || from !== to);
}

/** Add-ons whose target no source names. */
export function addonWarnings({ addons }: ClusterFacts, to: string): readonly string[] {
  const unknown = addons.map(({ addon }) => addon).filter((addon) => !addonVersionFor(addon, to));
  if (unknown.length === 0) return [];
  return [
    `add-ons: no source names a build for ${to} of ${unknown.join(", ")}; ` +
      `take the default that "aws eks describe-addon-versions --kubernetes-version ${to}" lists`,
  ];
}

function versionAfter(stop: string | undefined, addon: string): string | undefined {
  return stop === undefined ? undefined : addonVersionFor(addon, stop);
}

function reasonOf(addon: string, minor: string): string {
  if (!isKnownAddon(addon)) return "check that it supports the minor";
  const { followsCluster, oneMinorAtATime } = ADDON_COMPATIBILITY[addon];
  if (followsCluster) return `its minor is the control plane's: ${minor}`;
  return oneMinorAtATime ? "at most one minor of its own at a time" : "the build for the minor";
}

/** Place in the table; what it does not know comes last. */
function rank({ addon }: AddonFact): number {
  const position = Object.keys(ADDON_COMPATIBILITY).indexOf(addon);
  return position === -1 ? Number.MAX_SAFE_INTEGER : position;
}
