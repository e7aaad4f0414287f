import type { Parameter, ParameterTable } from "./parameters";
import { isRecord } from "./resource";

/** Name of the parameter that every rule with several checks has. */
export const CHECK_LEVELS = "checks";

/** What a check may be set to: its rule's level is the most that it can have. */
export type CheckLevel = "advisory" | "disabled";

/** Levels by the sub-id of a check; one that is not there has its rule's level. */
export type CheckLevels = Readonly<Record<string, CheckLevel>>;

const LEVELS: readonly CheckLevel[] = ["advisory", "disabled"];

/** The parameter of a rule with several checks; none for a rule that makes one. */
export function checkParameters(checks: Readonly<Record<string, string>>): ParameterTable {
  const names = Object.keys(checks);
  if (names.length === 0) return {};
  const parameter: Parameter<CheckLevels> = {
    description: `Checks of the rule that weigh less: ${names.join(", ")}.`,
    schema: { type: "object", additionalProperties: { type: "string", enum: [...LEVELS] } },
    defaults: { dev: {}, prod: {} },
    accepts: (value): value is CheckLevels =>
      isCheckLevels(value) && Object.keys(value).every((name) => names.includes(name)),
  };
  return { [CHECK_LEVELS]: parameter };
}

/** The levels of checks among the settings of a rule. */
export function readCheckLevels(settings: Readonly<Record<string, unknown>>): CheckLevels {
  const levels = settings[CHECK_LEVELS];
  return isCheckLevels(levels) ? levels : {};
}

function isCheckLevels(value: unknown): value is CheckLevels {
  return (
    isRecord(value) &&
    Object.values(value).every((level) => LEVELS.some((known) => known === level))
  );
}
