import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { ENVIRONMENTS, isEnvironment } from "../../components/core/pure/environments";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { describeValue } from "../../components/core/pure/validate";
import type { PlanEnvironment } from "../model";
import { configValue, fitsType } from "./config-value";
import {
  type ConfigDeclaration,
  type ProjectFile,
  qualifyKey,
  readProjectFile,
} from "./project-file";
import { ownStackFile, suggestion } from "./stack-names";
import { readYamlMapping } from "./yaml-file";

/** Everything that a program can learn of its stack. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  readonly environment: PlanEnvironment;
  /** By full key, `project:key`. */
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  /** Keys that Pulumi.yaml declares, by full key. */
  readonly declaredKeys: readonly string[];
}

/**
 * The configuration of a stack as the Pulumi CLI makes it of Pulumi.yaml and `Pulumi.<stack>.yaml`:
 * namespaces, defaults and declared types included. All problems are reported at once; keys that
 * Pulumi.yaml does not declare are handed on, and it is for the program to refuse them.
 *
 * @param configFile - read instead of `Pulumi.<stack>.yaml`; the stack need not have one then
 */
export function loadStackConfig(
  projectRoot: string,
  stack: string,
  configFile?: string,
): StackConfig {
  const project = readProjectFile(projectRoot);
  const stackFile = configFile ?? ownStackFile(projectRoot, stack);
  const file = path.basename(stackFile);
  const given = stackValues(project, readYamlMapping(stackFile).config);
  const problems = [...missingKeys(project, given, file), ...wrongTypes(project, given, file)];
  if (problems.length > 0) throw new ConfigurationError(problems);

  const values = new Map([...fallbacks(project), ...given]);
  const config: Record<string, string> = {};
  const secretKeys: string[] = [];
  for (const [key, value] of values) {
    const { text, secret } = configValue(value);
    config[key] = text;
    if (secret || project.declarations.get(key)?.secret) secretKeys.push(key);
  }
  return {
    project: project.name,
    stack,
    environment: environmentOf(project, config, { stack, file }),
    config,
    secretKeys,
    declaredKeys: [...project.declarations.keys()],
  };
}

function stackValues(project: ProjectFile, config: unknown): ReadonlyMap<string, unknown> {
  const entries = isPlainObject(config) ? Object.entries(config) : [];
  return new Map(
    entries
      .filter(([, value]) => hasValue(value))
      .map(([key, value]) => [qualifyKey(project.name, key), value]),
  );
}

function fallbacks(project: ProjectFile): readonly (readonly [string, unknown])[] {
  return [...project.declarations]
    .filter(([, { fallback }]) => hasValue(fallback))
    .map(([key, { fallback }]) => [key, fallback]);
}

function missingKeys(
  project: ProjectFile,
  given: ReadonlyMap<string, unknown>,
  file: string,
): readonly string[] {
  return [...project.declarations]
    .filter(([key, { fallback }]) => !given.has(key) && !hasValue(fallback))
    .map(([key]) => `${file}: config.${key}: is missing and has no default; set it`);
}

function wrongTypes(
  project: ProjectFile,
  given: ReadonlyMap<string, unknown>,
  file: string,
): readonly string[] {
  return [...given]
    .map(([key, value]) => ({ key, value, declaration: project.declarations.get(key) }))
    .filter(({ value, declaration }) => !fitsType(value, declaration?.type))
    .map(({ key, value, declaration }) => wrongType(`${file}: config.${key}`, value, declaration));
}

function wrongType(
  where: string,
  value: unknown,
  declaration: ConfigDeclaration | undefined,
): string {
  const got = declaration?.secret ? "" : `, got ${describeValue(value)}`;
  return `${where}: is not of type ${declaration?.type}${got}; write it as ${declaration?.type}`;
}

function environmentOf(
  project: ProjectFile,
  config: Readonly<Record<string, string>>,
  { stack, file }: { readonly stack: string; readonly file: string },
): PlanEnvironment {
  const named = config[`${project.name}:environment`] ?? stack;
  if (isEnvironment(named)) return named;
  const known = Object.keys(ENVIRONMENTS);
  throw new ConfigurationError([
    `${file}: config.${project.name}:environment: is not an environment, ` +
      `got ${describeValue(named)}; use one of ${known.join(", ")}${suggestion(named, known)}`,
  ]);
}

function hasValue(value: unknown): boolean {
  return value !== undefined && value !== null;
}
