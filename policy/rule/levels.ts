import type { ByEnvironment, PolicyEnvironment } from "./environment";
import type { RuleMetadata, Severity } from "./metadata";

/** What a finding does: `mandatory` stops the deployment, `advisory` is shown. */
export type Level = "mandatory" | "advisory" | "remediate";

/** From the weakest to the strongest. */
export const LEVELS = ["advisory", "remediate", "mandatory"] as const satisfies readonly Level[];

/** A level as a configuration names it; a disabled rule does not run. */
export type ConfiguredLevel = Level | "disabled";

/** Every {@link ConfiguredLevel}. */
export const CONFIGURED_LEVELS = [
  ...LEVELS,
  "disabled",
] as const satisfies readonly ConfiguredLevel[];

/** A rule whose level differs from what its severity says. */
export interface LevelException {
  readonly rule: string;
  readonly levels: Partial<ByEnvironment<Level>>;
  /** Why the general table is wrong for this rule. */
  readonly reason: string;
}

/** Levels by severity: all but the smallest matter in prod, only the worst in dev. */
const LEVEL_TABLE: Readonly<Record<Severity, ByEnvironment<Level>>> = {
  critical: { dev: "mandatory", prod: "mandatory" },
  high: { dev: "advisory", prod: "mandatory" },
  medium: { dev: "advisory", prod: "mandatory" },
  low: { dev: "advisory", prod: "advisory" },
};

/** The only place where a rule may leave the table. */
export const LEVEL_EXCEPTIONS: readonly LevelException[] = [
  {
    rule: "waiver-hygiene",
    levels: { dev: "mandatory" },
    reason: "a waiver that has run out is a broken promise wherever it is used",
  },
];

/** The level of a rule in an environment; the Pod Security baseline is mandatory everywhere. */
export function levelOf(
  rule: Pick<RuleMetadata, "id" | "severity" | "podSecurityLevel">,
  environment: PolicyEnvironment,
  exceptions: readonly LevelException[] = LEVEL_EXCEPTIONS,
): Level {
  const exception = exceptions.find((entry) => entry.rule === rule.id)?.levels[environment];
  if (exception !== undefined) return exception;
  if (rule.podSecurityLevel === "baseline") return "mandatory";
  return LEVEL_TABLE[rule.severity][environment];
}

/** True when `level` is at least as strong as `floor`. */
export function isAtLeast(level: Level, floor: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(floor);
}

/** The weaker of two levels. */
export function weakerOf(one: Level, other: Level): Level {
  return isAtLeast(one, other) ? other : one;
}
