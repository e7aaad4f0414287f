import { ConfigurationError } from "../../components/core/pure/configuration-error";
import type { Ownership } from "../../components/core/pure/ownership";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { findProblems } from "../../components/core/pure/validate";
import { type Environment, PROFILES, type Profile } from "../profiles";
import { layerRules } from "./layer-rules";
import { describeIssues, pathsOfIssues } from "./problems";
import type { Raw } from "./raw-values";
import { type ParsedSettings, settingsSchema } from "./schema";

/** A stack's configuration, checked as a whole, with the environment's profile beside it. */
export interface Settings {
  readonly environment: Environment;
  /** What the names of all resources start with. */
  readonly prefix: string;
  readonly ownership: Ownership;
  readonly profile: Profile;
  readonly network: ParsedSettings["network"];
  readonly cluster: ParsedSettings["cluster"];
  readonly platform: ParsedSettings["platform"];
  readonly services: ParsedSettings["services"];
  /** Networks in further regions, by key. */
  readonly regions: ParsedSettings["regions"];
  /** Clusters beside `cluster`, by key. */
  readonly clusters: ParsedSettings["clusters"];
}

/** Settings of a layer for one of its sources. */
export type LayerSettings<
  Layer extends "network" | "cluster" | "platform",
  Source extends Settings[Layer]["source"],
> = Extract<Settings[Layer], { readonly source: Source }>;

/**
 * Checks a stack's configuration and returns it typed. Pure: nothing is read from outside.
 *
 * @throws ConfigurationError listing every problem at once: unknown keys with a suggestion, wrong
 * types, values out of range, and contradictions between values.
 */
export function parseSettings(raw: Raw): Settings {
  const complete = withSources(raw);
  const result = settingsSchema.safeParse(complete);
  const issues = result.error?.issues ?? [];
  const named = pathsOfIssues(issues);
  const found = [
    ...describeIssues(issues, { schema: settingsSchema, raw: complete }),
    // What the schema refuses needs no second complaint.
    ...findProblems(layerRules(complete).filter(({ path }) => !named.has(path))),
  ];
  // One value can fail two checks that say the same.
  const problems = [...new Set(found)];
  if (!result.success || problems.length > 0) {
    throw new ConfigurationError(problems, "the stack's configuration");
  }
  const { environment, owner, costCenter, domain, ...layers } = result.data;
  const ownership = { owner, environment, costCenter, domain };
  const profile = PROFILES[environment];
  return { environment, prefix: environment, ownership, profile, ...layers };
}

/** A layer that names no source is created: the common case needs no word. */
function withSources(raw: Raw): Raw {
  const layers = (["network", "cluster", "platform"] as const).map((layer) => {
    const value = raw[layer];
    return [layer, isPlainObject(value) ? { source: "create", ...value } : value] as const;
  });
  return { services: {}, ...raw, ...Object.fromEntries(layers) };
}
