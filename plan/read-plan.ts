import { ConfigurationError } from "../components/core/pure/configuration-error";
import { isPlainObject } from "../components/core/pure/plain-object";
import { describeValue } from "../components/core/pure/validate";
import { PLAN_FORMAT, type Plan } from "./model";
import { readText } from "./read-text";

/** Most problems that are shown of one broken file. */
const MAX_PROBLEMS = 10;

/** Reads and checks a plan file; errors name the file as the user gave it. */
export function readPlan(file: string, shownAs = file): Plan {
  const content = parseJson(readText(file, shownAs), shownAs);
  assertPlan(content, shownAs);
  return content;
}

/** Throws where a document is not a plan, with all that is wrong with it. */
export function assertPlan(document: unknown, shownAs: string): asserts document is Plan {
  const problems = planProblems(document);
  if (problems.length === 0) return;
  throw new ConfigurationError(
    problems.slice(0, MAX_PROBLEMS).map((problem) => `${shownAs}: ${problem}`),
  );
}

/** What keeps a document from being a plan, one line a problem; nothing for a plan. */
export function planProblems(document: unknown): readonly string[] {
  if (!isPlainObject(document)) return [`is not a plan${got(document)}; ${REMEDY}`];
  if (document.format !== PLAN_FORMAT) {
    return [`format: is not "${PLAN_FORMAT}"${got(document.format)}; ${REMEDY}`];
  }
  const resources = document.resources;
  return [
    ...mistypedFields(document, PLAN_FIELDS, ""),
    ...(Array.isArray(resources) ? resources.flatMap(resourceProblems) : []),
  ];
}

type FieldType = "string" | "boolean" | "string or null" | "list of strings" | "list" | "object";

const REMEDY = "write the file with `orchestrate plan --out`";

const PLAN_FIELDS: Readonly<Record<string, FieldType>> = {
  project: "string",
  stack: "string",
  environment: "string",
  resources: "list",
  outputs: "object",
};

const RESOURCE_FIELDS: Readonly<Record<string, FieldType>> = {
  urn: "string",
  type: "string",
  name: "string",
  custom: "boolean",
  parent: "string or null",
  provider: "string or null",
  inputs: "object",
  dependencies: "list of strings",
  propertyDependencies: "object",
  aliases: "list of strings",
  protect: "boolean",
  ignoreChanges: "list of strings",
  retainOnDelete: "boolean",
  deletedWith: "string or null",
};

const CHECKS: Readonly<Record<FieldType, (value: unknown) => boolean>> = {
  string: (value) => typeof value === "string",
  boolean: (value) => typeof value === "boolean",
  "string or null": (value) => value === null || typeof value === "string",
  "list of strings": (value) =>
    Array.isArray(value) && value.every((item) => typeof item === "string"),
  list: (value) => Array.isArray(value),
  object: isPlainObject,
};

function resourceProblems(resource: unknown, index: number): readonly string[] {
  const path = `resources[${index}]`;
  if (!isPlainObject(resource)) return [`${path}: is not an object${got(resource)}; ${REMEDY}`];
  return mistypedFields(resource, RESOURCE_FIELDS, `${path}.`);
}

function mistypedFields(
  object: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, FieldType>>,
  prefix: string,
): readonly string[] {
  return Object.entries(fields)
    .filter(([field, type]) => !CHECKS[type](object[field]))
    .map(([field, type]) => {
      const wanted = `${type === "object" ? "an" : "a"} ${type}`;
      return `${prefix}${field}: must be ${wanted}${got(object[field])}; ${REMEDY}`;
    });
}

function got(value: unknown): string {
  return `, got ${describeValue(value)}`;
}

function parseJson(text: string, shownAs: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = lineOf(text, reason);
    throw new ConfigurationError([`${shownAs}:${line}: is not JSON (${reason}); ${REMEDY}`]);
  }
}

/** Line of the position that the parser names, the last line where it met the end. */
function lineOf(text: string, reason: string): number {
  const position = Number(/position (\d+)/.exec(reason)?.[1] ?? text.length);
  return text.slice(0, position).split("\n").length;
}
