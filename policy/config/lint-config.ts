import { RULES } from "../rules/index";
import { isEnvironment } from "../../components/core/pure/environments";
import { POLICY_ENVIRONMENTS, policyEnvironmentOf } from "../rule/environment";
import { CONFIGURED_LEVELS } from "../rule/levels";
import { didYouMean } from "../../components/core/pure/nearest-word";
import type { ParameterTable } from "../rule/parameters";
import { isRecord } from "../rule/resource";
import type { Rule } from "../rule/rule";
import { settingMistake } from "../rule/settings";
import { BY_ENVIRONMENT, ENFORCEMENT_LEVEL, EVERY_RULE, isConfiguredLevel } from "./config-shape";
import type { DocumentPath, LocatedDocument, Mistake } from "./located-document";
import { isEnvironmentName } from "./policy-config";

/** Keys of Pulumi's files that mean something else than a reader of ours might think. */
const FOREIGN_KEYS: ReadonlyMap<string, string> = new Map([
  ["environments", `name ESC environments at Pulumi, or write "${BY_ENVIRONMENT}"`],
  ["exceptions", "write a waiver file; `orchestrate policy exceptions` makes them of it"],
]);

/** Everything wrong with a configuration, each with file and line. */
export function lintConfig(
  document: LocatedDocument,
  rules: readonly Rule[] = RULES,
): readonly string[] {
  if (document.value === undefined) return document.problems;
  const mistakes = document.value === null ? [] : wholeMistakes(document.value, rules);
  return [...document.problems, ...mistakes.map((mistake) => document.describe(mistake))];
}

function wholeMistakes(value: unknown, rules: readonly Rule[]): readonly Mistake[] {
  if (!isRecord(value)) return [notAMap([], value, "of rules")];
  return Object.entries(value).flatMap(([key, entry]) => {
    if (key === BY_ENVIRONMENT) return environmentMistakes(entry, rules);
    const fix = FOREIGN_KEYS.get(key);
    if (fix !== undefined) return [{ path: [key], problem: "is not read by this pack", fix }];
    return entryMistakes([key], key, entry, rules);
  });
}

function environmentMistakes(value: unknown, rules: readonly Rule[]): readonly Mistake[] {
  if (!isRecord(value)) return [notAMap([BY_ENVIRONMENT], value, "of environments")];
  return Object.entries(value).flatMap(([environment, part]) => {
    const path = [BY_ENVIRONMENT, environment];
    if (!isEnvironmentName(environment)) return [unknownEnvironment(path, environment)];
    if (!isRecord(part)) return [notAMap(path, part, "of rules")];
    return Object.entries(part).flatMap(([key, entry]) =>
      entryMistakes([...path, key], key, entry, rules),
    );
  });
}

function unknownEnvironment(path: DocumentPath, environment: string): Mistake {
  const known = POLICY_ENVIRONMENTS.join(" or ");
  // An environment of the stacks, such as local, which is held to the levels of another one.
  const fix = isEnvironment(environment)
    ? `write ${policyEnvironmentOf(environment)}, whose levels hold for ${environment}`
    : `use ${known}`;
  return { path, problem: "is not an environment", got: environment, fix };
}

function entryMistakes(
  path: DocumentPath,
  key: string,
  entry: unknown,
  rules: readonly Rule[],
): readonly Mistake[] {
  const parameters =
    key === EVERY_RULE ? {} : rules.find((candidate) => candidate.id === key)?.parameters;
  if (parameters === undefined) {
    const names = [...rules.map((each) => each.id), EVERY_RULE, BY_ENVIRONMENT];
    const fix = didYouMean(key, names) ?? "`orchestrate policy list` shows the rules";
    return [{ path, problem: "is not a rule", got: key, fix }];
  }
  if (!isRecord(entry)) return levelMistakes(path, entry);
  return Object.entries(entry).flatMap(([name, value]) =>
    name === ENFORCEMENT_LEVEL
      ? levelMistakes([...path, name], value)
      : parameterMistakes([...path, name], parameters, value),
  );
}

function levelMistakes(path: DocumentPath, level: unknown): readonly Mistake[] {
  if (isConfiguredLevel(level)) return [];
  const known = `use one of ${CONFIGURED_LEVELS.join(", ")}`;
  const fix = (typeof level === "string" && didYouMean(level, CONFIGURED_LEVELS)) || known;
  return [{ path, problem: "is not a level", got: level, fix }];
}

function parameterMistakes(
  path: DocumentPath,
  parameters: ParameterTable,
  value: unknown,
): readonly Mistake[] {
  const name = String(path.at(-1));
  const mistake = settingMistake(parameters, name, value);
  if (mistake === undefined) return [];
  const isLevel = didYouMean(name, [ENFORCEMENT_LEVEL]);
  const isUnknown = !Object.hasOwn(parameters, name);
  return [{ path, ...mistake, ...(isUnknown && isLevel && { fix: isLevel }) }];
}

function notAMap(path: DocumentPath, got: unknown, what: string): Mistake {
  return { path, problem: `must be a map ${what}`, got, fix: "write `<name>: <value>` lines" };
}
