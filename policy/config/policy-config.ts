import { POLICY_ENVIRONMENTS, type PolicyEnvironment } from "../rule/environment";
import type { ConfiguredLevel } from "../rule/levels";
import { isRecord } from "../rule/resource";
import { BY_ENVIRONMENT, ENFORCEMENT_LEVEL, EVERY_RULE, isConfiguredLevel } from "./config-shape";

type Properties = Readonly<Record<string, unknown>>;

/** What a configuration sets for one rule. */
interface ConfiguredRule {
  readonly level?: ConfiguredLevel;
  /** Parameters by name. */
  readonly settings: Properties;
}

/** What a configuration comes to in one environment. */
export interface PolicyConfig {
  /** Levels of the rules that it names. */
  readonly levels: Readonly<Record<string, ConfiguredLevel>>;
  /** Parameters by rule. */
  readonly settings: Readonly<Record<string, Properties>>;
}

/** What holds where there is no configuration. */
export const NO_CONFIG: PolicyConfig = { levels: {}, settings: {} };

/**
 * A configuration for one environment: its own part over the general one, in the way that Pulumi lays
 * one configuration over another. `all` sets every level, a rule's own entry wins over it, parameters
 * are replaced one by one. The document must have passed the linter.
 *
 * `remediate` comes to `mandatory`: no rule of the pack changes a resource, and Pulumi does the same
 * where a policy has nothing to remediate with.
 */
export function resolveConfig(
  document: unknown,
  environment: PolicyEnvironment,
  ruleIds: readonly string[],
): PolicyConfig {
  if (!isRecord(document)) return NO_CONFIG;
  const { [BY_ENVIRONMENT]: byEnvironment, ...general } = document;
  const own = isRecord(byEnvironment) ? byEnvironment[environment] : undefined;
  return [general, own].reduce<PolicyConfig>(
    (config, part) => (isRecord(part) ? applyPart(config, part, ruleIds) : config),
    NO_CONFIG,
  );
}

function applyPart(
  config: PolicyConfig,
  part: Properties,
  ruleIds: readonly string[],
): PolicyConfig {
  const levels = { ...config.levels };
  const settings = { ...config.settings };
  const { level: every } = readEntry(part[EVERY_RULE]);
  if (every !== undefined) for (const id of ruleIds) levels[id] = every;
  for (const id of ruleIds.filter((each) => Object.hasOwn(part, each))) {
    const entry = readEntry(part[id]);
    if (entry.level !== undefined) levels[id] = entry.level;
    settings[id] = { ...settings[id], ...entry.settings };
  }
  return { levels, settings };
}

function readEntry(entry: unknown): ConfiguredRule {
  if (!isRecord(entry)) return { ...levelPart(entry), settings: {} };
  const { [ENFORCEMENT_LEVEL]: level, ...settings } = entry;
  return { ...levelPart(level), settings };
}

function levelPart(level: unknown): Pick<ConfiguredRule, "level"> {
  if (!isConfiguredLevel(level)) return {};
  return { level: level === "remediate" ? "mandatory" : level };
}

/** True where a configuration has a part for the environment. */
export function isEnvironmentName(name: string): name is PolicyEnvironment {
  return POLICY_ENVIRONMENTS.some((environment) => environment === name);
}
