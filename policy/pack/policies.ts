import type {
  EnforcementLevel,
  Policy,
  PolicyConfigSchema,
  PolicyPackArgs,
  ResourceValidationPolicy,
  StackValidationPolicy,
} from "@pulumi/policy";
import { documentationUrl } from "../support/documentation";
import { levelOf } from "../support/levels";
import type { Rule } from "../support/rule";
import type { EngineFacts } from "./engine-session";
import { resourceValidation, stackValidation } from "./validations";

/** The rules as CrossGuard policies, at the levels of the environment that the engine runs for. */
export function toPolicies(
  rules: readonly Rule[],
  engine: EngineFacts,
): PolicyPackArgs["policies"] {
  return rules.map((rule) =>
    rule.kind === "resource" ? resourcePolicy(rule, engine) : stackPolicy(rule, engine),
  );
}

function resourcePolicy(rule: Rule, engine: EngineFacts): ResourceValidationPolicy {
  return {
    ...describe(rule),
    get enforcementLevel(): EnforcementLevel {
      return levelOf(rule, engine.environment);
    },
    validateResource: resourceValidation(rule, engine),
  };
}

/** The level is asked for only after the engine has said which stack this is. */
function stackPolicy(rule: Rule, engine: EngineFacts): StackValidationPolicy {
  return {
    ...describe(rule),
    get enforcementLevel(): EnforcementLevel {
      return levelOf(rule, engine.environment);
    },
    validateStack: stackValidation(rule, engine),
  };
}

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
