import { existsSync } from "node:fs";
import path from "node:path";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { readBaseline } from "../baseline/read-baseline";
import { readConfig } from "../config/read-config";
import { type Parsed, parseFile } from "../config/read-file";
import { RULES } from "../rules/index";
import { type PolicyEnvironment, policyEnvironmentOf } from "../rule/environment";
import { namesOfRules } from "../rule/metadata";
import { readWaivers } from "../waivers/read-waivers";
import type { CheckOptions } from "./evaluate";

/** Files that say how to check, as the user named them. */
export interface PolicyFiles {
  readonly config?: string | undefined;
  readonly waivers?: string | undefined;
  readonly baseline?: string | undefined;
}

/** What a check takes from such files. */
export type FileOptions = Pick<CheckOptions, "levels" | "settings" | "waivers" | "baseline">;

/** Where a project keeps its own, which its previews obey. */
const PROJECT_FILES = { config: "policy/config.yaml", waivers: "policy/waivers.yaml" } as const;

/** What a project's own files say for a stack or plan of an environment; nothing where it has none. */
export function projectPolicyOptions(
  projectRoot: string,
  environment: string | undefined,
): FileOptions {
  const files = projectPolicyFiles(projectRoot);
  return readPolicyFiles(files, projectRoot, policyEnvironmentOf(environment));
}

/** Those files of a project that are there, relative to its root. */
export function projectPolicyFiles(projectRoot: string): PolicyFiles {
  const existing = Object.entries(PROJECT_FILES).filter(([, file]) =>
    existsSync(path.join(projectRoot, file)),
  );
  return Object.fromEntries(existing);
}

/** Reads the files; throws a ConfigurationError that lists everything wrong with all of them. */
export function readPolicyFiles(
  { config, waivers, baseline }: PolicyFiles,
  cwd: string,
  environment: PolicyEnvironment,
): FileOptions {
  const names = namesOfRules(RULES);
  const read = {
    config: parsed(config, cwd, (file, text) => readConfig(file, text, environment)),
    waivers: parsed(waivers, cwd, (file, text) => readWaivers(file, text, names)),
    baseline: parsed(baseline, cwd, readBaseline),
  };
  const problems = Object.values(read).flatMap((each) => each.problems);
  if (problems.length > 0) throw new ConfigurationError(problems);
  return {
    ...read.config.value,
    ...(read.waivers.value && { waivers: read.waivers.value }),
    ...(read.baseline.value && { baseline: read.baseline.value }),
  };
}

function parsed<T>(
  file: string | undefined,
  cwd: string,
  parse: (file: string, text: string) => Parsed<T>,
): Parsed<T> {
  return file === undefined ? { value: undefined, problems: [] } : parseFile(file, cwd, parse);
}
