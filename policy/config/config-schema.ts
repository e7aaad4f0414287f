import { RULES } from "../rules/index";
import { POLICY_ENVIRONMENTS } from "../rule/environment";
import { CONFIGURED_LEVELS } from "../rule/levels";
import type { Rule } from "../rule/rule";
import { BY_ENVIRONMENT, ENFORCEMENT_LEVEL, EVERY_RULE } from "./config-shape";

type Schema = Readonly<Record<string, unknown>>;

const LEVEL: Schema = { $ref: "#/definitions/level" };

/** JSON Schema of a configuration file, made of the rules and their parameters. */
export function configSchema(rules: readonly Rule[] = RULES): Schema {
  const entries = {
    [EVERY_RULE]: {
      ...ruleEntry({}),
      description: "Level of every rule that is not named itself.",
    },
    ...Object.fromEntries(rules.map((rule) => [rule.id, describedEntry(rule)])),
  };
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: "policy-config-1.json",
    title: "Configuration of the policy rules",
    description: "Levels and parameters of the rules; Pulumi reads the same file, written as JSON.",
    ...closed({
      ...entries,
      [BY_ENVIRONMENT]: {
        description: "What differs in one environment; laid over the general part.",
        ...closed(
          Object.fromEntries(
            POLICY_ENVIRONMENTS.map((name) => [name, { $ref: "#/definitions/part" }]),
          ),
        ),
      },
    }),
    definitions: {
      level: { enum: [...CONFIGURED_LEVELS] },
      part: closed(
        Object.fromEntries(Object.keys(entries).map((id) => [id, { $ref: `#/properties/${id}` }])),
      ),
    },
  };
}

function describedEntry({ description, parameters }: Rule): Schema {
  const settings = Object.entries(parameters).map(
    ([name, parameter]) =>
      [name, { description: parameter.description, ...parameter.schema }] as const,
  );
  return { description, ...ruleEntry(Object.fromEntries(settings)) };
}

function ruleEntry(settings: Schema): Schema {
  return { anyOf: [LEVEL, closed({ [ENFORCEMENT_LEVEL]: LEVEL, ...settings })] };
}

function closed(properties: Schema): Schema {
  return { type: "object", additionalProperties: false, properties };
}
