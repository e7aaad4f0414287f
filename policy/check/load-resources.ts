import { readFileSync } from "node:fs";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import type { NormalizedResource } from "../rule/resource";
import { describeFileError, findFiles, type InputFile } from "./find-files";
import { parseText } from "./parse-text";
import { readResources } from "./read-resources";

/** What one file holds. */
interface LoadedFile {
  readonly resources: readonly NormalizedResource[];
  readonly problems: readonly string[];
}

/**
 * The resources in files and folders of manifests, plans and state exports. Throws a
 * ConfigurationError that lists every path and file that cannot be read, with file and line.
 */
export function loadResources(
  paths: readonly string[],
  cwd: string,
): readonly NormalizedResource[] {
  const { files, problems: pathProblems } = findFiles(paths, cwd);
  const loaded = files.map(loadFile);
  const problems = [...pathProblems, ...loaded.flatMap((file) => file.problems)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  return loaded.flatMap((file) => file.resources);
}

function loadFile(file: InputFile): LoadedFile {
  const text = readText(file);
  if (typeof text !== "string") return { resources: [], problems: [text.problem] };
  const { documents, problems } = parseText(text, file.name);
  const read = documents.map((document) => readResources(document, file.isNamed));
  return {
    resources: read.flatMap(({ resources }) => resources),
    problems: [...problems, ...read.flatMap((document) => document.problems)],
  };
}

function readText(file: InputFile): string | { readonly problem: string } {
  try {
    return readFileSync(file.absolute, "utf8");
  } catch (error) {
    return { problem: describeFileError(file.name, error) };
  }
}
