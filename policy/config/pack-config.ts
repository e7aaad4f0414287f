import { entryOf } from "../waivers/waiver-entry";
import { type Waiver, WAIVER_RULE } from "../waivers/waiver";
import { ENFORCEMENT_LEVEL } from "./config-shape";
import type { PolicyConfig } from "./policy-config";

/** Key of the hygiene rule's configuration that brings the waivers to the pack. */
export const WAIVERS = "waivers";

type PackConfig = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Configuration and waivers as the engine takes them for the CrossGuard pack. */
export function packConfig(
  { levels, settings }: PolicyConfig,
  waivers: readonly Waiver[],
): PackConfig {
  const ids = [...new Set([...Object.keys(levels), ...Object.keys(settings)])];
  const entries = ids.map((id) => {
    const level = levels[id];
    return [id, { ...(level && { [ENFORCEMENT_LEVEL]: level }), ...settings[id] }] as const;
  });
  const config: PackConfig = Object.fromEntries(entries);
  if (waivers.length === 0) return config;
  return { ...config, [WAIVER_RULE]: { ...config[WAIVER_RULE], [WAIVERS]: waivers.map(entryOf) } };
}
