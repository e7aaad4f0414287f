import { assertValid, type ValidationRule } from "../../components/core/pure/validate";
import type { PolicyEnvironment } from "./environment";
import type { ParametersOf, ParameterTable } from "./parameters";
import { didYouMean } from "../../components/core/pure/nearest-word";

/**
 * A rule's settings: what was given, else the defaults of the environment. Throws a
 * ConfigurationError that lists every unknown name and wrong type.
 */
export function readSettings<S>(
  ruleId: string,
  parameters: ParametersOf<S>,
  given: Readonly<Record<string, unknown>>,
  environment: PolicyEnvironment,
): S {
  assertValid(settingProblems(ruleId, parameters, given), `configuration of ${ruleId}`);
  const values = Object.entries(parameters).map(([name, parameter]) => [
    name,
    given[name] ?? parameter.defaults[environment],
  ]);
  // Every value was accepted by its own parameter above, or is that parameter's default.
  return Object.fromEntries(values) as S;
}

/** What is wrong with the parameters of a rule as they were given. */
export function settingProblems(
  ruleId: string,
  parameters: ParameterTable,
  given: Readonly<Record<string, unknown>>,
): readonly ValidationRule[] {
  return Object.entries(given).flatMap(([name, value]) => {
    const mistake = settingMistake(parameters, name, value);
    return mistake === undefined ? [] : [{ when: true, path: `${ruleId}.${name}`, ...mistake }];
  });
}

/** What is wrong with one parameter as it was given; undefined where nothing is. */
export function settingMistake(
  parameters: ParameterTable,
  name: string,
  value: unknown,
): Omit<ValidationRule, "when" | "path"> | undefined {
  const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
  if (parameter === undefined) {
    const fix = didYouMean(name, Object.keys(parameters)) ?? "remove it";
    return { problem: "is not a parameter of this rule", fix };
  }
  if (parameter.accepts(value)) return undefined;
  const fix = `give it ${describeSchema(parameter.schema)}`;
  return { problem: "has the wrong type", got: value, fix };
}

function describeSchema(schema: ParameterTable[string]["schema"]): string {
  if (schema.items) return `a list of type ${schema.items.type}`;
  if (schema.additionalProperties) return `a map of type ${schema.additionalProperties.type}`;
  if (schema.enum) return `one of ${schema.enum.join(", ")}`;
  return `a ${schema.type}`;
}
