import { today as currentDay } from "../../components/core/pure/day";
import type {
  EnforcementLevel,
  Policy,
  PolicyConfigSchema,
  PolicyPackArgs,
  ResourceValidationPolicy,
  StackValidation,
  StackValidationPolicy,
} from "@pulumi/policy";
import { WAIVERS } from "../config/pack-config";
import { documentationUrl } from "../rule/documentation";
import { levelOf } from "../rule/levels";
import type { Rule } from "../rule/rule";
import { namesOfRules } from "../rule/metadata";
import { WAIVER_RULE } from "../waivers/waiver";
import type { EngineFacts } from "./engine-session";
import { resourceValidation, stackValidation } from "./validations";
import { WaiverLedger } from "./waiver-ledger";
import { hygieneValidation, waivedFindings } from "./waiver-policies";

/** The rules as CrossGuard policies, at the levels of the environment that the engine runs for. */
export function toPolicies(
  rules: readonly Rule[],
  engine: EngineFacts,
  today: () => string = currentDay,
): PolicyPackArgs["policies"] {
  const ledger = new WaiverLedger(namesOfRules(rules), engine, today);
  const judging = rules.filter(({ id }) => id !== WAIVER_RULE);
  // The SDK runs policies in this order, and which waiver is of use is known at the end alone.
  return [
    ...judging.map((rule) =>
      rule.kind === "resource"
        ? resourcePolicy(rule, engine, ledger)
        : stackPolicy(rule, engine, stackValidation(rule, engine, ledger)),
    ),
    ...rules.filter(({ id }) => id === WAIVER_RULE).map((rule) => hygiene(rule, engine, ledger)),
    waivedFindings(ledger),
  ];
}

function resourcePolicy(
  rule: Rule,
  engine: EngineFacts,
  ledger: WaiverLedger,
): ResourceValidationPolicy {
  return {
    ...describe(rule),
    get enforcementLevel(): EnforcementLevel {
      return levelOf(rule, engine.environment);
    },
    validateResource: resourceValidation(rule, engine, ledger),
  };
}

/** The level is asked for only after the engine has said which stack this is. */
function stackPolicy(
  rule: Rule,
  engine: EngineFacts,
  validateStack: StackValidation,
  schema = configSchema(rule),
): StackValidationPolicy {
  return {
    ...describe(rule),
    configSchema: schema,
    get enforcementLevel(): EnforcementLevel {
      return levelOf(rule, engine.environment);
    },
    validateStack,
  };
}

/** The hygiene rule, whose configuration carries the waivers for all of the pack. */
function hygiene(rule: Rule, engine: EngineFacts, ledger: WaiverLedger): StackValidationPolicy {
  const { properties } = configSchema(rule);
  const schema = { properties: { ...properties, [WAIVERS]: WAIVERS_SCHEMA } };
  return stackPolicy(rule, engine, hygieneValidation(rule, engine, ledger), schema);
}

const WAIVERS_SCHEMA: PolicyConfigSchema["properties"][string] = {
  description: "Waivers as in a waiver file.",
  type: "array",
  items: { type: "object" },
};

function describe(rule: Rule): Omit<Policy, "enforcementLevel"> {
  const [framework] = rule.frameworks;
  return {
    name: rule.id,
    displayName: rule.id,
    description: rule.description,
    severity: rule.severity,
    tags: [rule.topic],
    remediationSteps: rule.remediation,
    url: documentationUrl(rule),
    configSchema: configSchema(rule),
    ...(framework && { framework }),
  };
}

/** No defaults here: the engine would fill them in before the environment can choose. */
function configSchema(rule: Rule): PolicyConfigSchema {
  const properties = Object.entries(rule.parameters).map(([name, { description, schema }]) => [
    name,
    { description, ...schema },
  ]);
  return { properties: Object.fromEntries(properties) };
}
