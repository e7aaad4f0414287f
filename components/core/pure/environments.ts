/**
 * How strict the policies are with an environment: as with one where mistakes are found early, or as
 * with one that customers use. Levels and parameters of rules are written for these.
 */
export const STRICTNESSES = ["dev", "prod"] as const;

/** One of {@link STRICTNESSES}. */
export type Strictness = (typeof STRICTNESSES)[number];

/** Names of the profiles in `stacks/profiles.ts`. */
export type ProfileName = "dev" | "prod" | "local";

/** What is known of an environment. */
export interface EnvironmentRow {
  /** The profile that its stacks use: how much they cost, survive and protect. */
  readonly profile: ProfileName;
  readonly strictness: Strictness;
}

/** Environments by name. */
export type EnvironmentTable = Readonly<Record<string, EnvironmentRow>>;

/** Every environment that a stack may name. A new one is one more line, such as `staging`. */
export const ENVIRONMENTS = {
  dev: { profile: "dev", strictness: "dev" },
  prod: { profile: "prod", strictness: "prod" },
  // A developer's own cluster: the same people, the same stakes as in dev.
  local: { profile: "local", strictness: "dev" },
} as const satisfies EnvironmentTable;

/** The name of one of {@link ENVIRONMENTS}. */
export type Environment = keyof typeof ENVIRONMENTS;

/** True for the name of one of {@link ENVIRONMENTS}. */
export function isEnvironment(name: string): name is Environment {
  return Object.hasOwn(ENVIRONMENTS, name);
}

/** What a table knows of an environment. */
export function environmentRow(
  name: string | undefined,
  table: EnvironmentTable = ENVIRONMENTS,
): EnvironmentRow | undefined {
  return name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/**
 * How strict the policies are with an environment.
 *
 * @param name - `undefined` where none is given; like any name that is not in the table, it gets the
 *   strictest
 */
export function strictnessOf(
  name: string | undefined,
  table: EnvironmentTable = ENVIRONMENTS,
): Strictness {
  return environmentRow(name, table)?.strictness ?? "prod";
}
