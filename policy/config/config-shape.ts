import { CONFIGURED_LEVELS, type ConfiguredLevel } from "../rule/levels";

/** Key whose level holds for every rule, as in Pulumi's own configuration files. */
export const EVERY_RULE = "all";

/** Key of a rule's level beside its parameters, as in Pulumi's own configuration files. */
export const ENFORCEMENT_LEVEL = "enforcementLevel";

/** Key of the parts that hold in one environment; ours alone, Pulumi passes over it. */
export const BY_ENVIRONMENT = "byEnvironment";

/** True for a level that a configuration may name. */
export function isConfiguredLevel(value: unknown): value is ConfiguredLevel {
  return CONFIGURED_LEVELS.some((level) => level === value);
}
