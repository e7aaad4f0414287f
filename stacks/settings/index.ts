import { ConfigurationError } from "../../components/core/pure/configuration-error";
import {
  environmentRow,
  ENVIRONMENTS,
  type EnvironmentTable,
} from "../../components/core/pure/environments";
import type { Ownership } from "../../components/core/pure/ownership";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { findProblems } from "../../components/core/pure/validate";
import { type Profile, profileOf } from "../profiles";
import { layerRules } from "./layer-rules";
import { describeIssues, pathsOfIssues } from "./problems";
import { readParts } from "./parts";
import { type ParsedSettings, settingsSchema, settingsSchemaFor } from "./schema";
import type { Raw } from "./schema-tree";

/** A stack's configuration, checked as a whole, with the environment's profile beside it. */
export interface Settings {
  /** Its name; everything that depends on it stands in `profile`. */
  readonly environment: string;
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
 * @param environments - those that a stack may name
 * @throws ConfigurationError listing every problem at once: unknown keys with a suggestion, wrong
 * types, values out of range, and contradictions between values.
 */
export function parseSettings(raw: Raw, environments: EnvironmentTable = ENVIRONMENTS): Settings {
  const complete = withSources(raw);
  const schema = environments === ENVIRONMENTS ? settingsSchema : settingsSchemaFor(environments);
  const { value, parts, issues } = readParts(schema, complete);
  const profile = profileNamed(environments, parts?.environment);
  const named = pathsOfIssues(issues);
  const found = [
    ...describeIssues(issues, { schema, raw: complete }),
    // What the schema refuses needs no second complaint.
    ...findProblems(layerRules(parts ?? {}, profile).filter(({ path }) => !named.has(path))),
  ];
  // One value can fail two checks that say the same.
  const problems = [...new Set(found)];
  if (value === undefined || profile === undefined || problems.length > 0) {
    throw new ConfigurationError(problems, "the stack's configuration");
  }
  const { environment, owner, costCenter, domain, ...layers } = value;
  const ownership = { owner, environment, costCenter, domain };
  return { environment, prefix: environment, ownership, profile, ...layers };
}

function profileNamed(
  environments: EnvironmentTable,
  name: string | undefined,
): Profile | undefined {
  const row = environmentRow(name, environments);
  return row && profileOf(row);
}

/** A layer that names no source is created: the common case needs no word. */
function withSources(raw: Raw): Raw {
  const layers = (["network", "cluster", "platform"] as const).map((layer) => {
    const value = raw[layer];
    return [layer, isPlainObject(value) ? { source: "create", ...value } : value] as const;
  });
  return { services: {}, ...raw, ...Object.fromEntries(layers) };
}
