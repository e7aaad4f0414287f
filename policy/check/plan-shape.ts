import { formatProblem } from "../../components/core/pure/validate";
import { PLAN_FORMAT, type PlanDocument } from "../normalize/plan-document";
import { isRecord } from "../rule/resource";

const FIX = "give the file that `orchestrate plan` wrote";

type Properties = Readonly<Record<string, unknown>>;

/** True for a document that has every field that the rules read from a plan. */
export function isPlanDocument(document: Properties): document is Properties & PlanDocument {
  return findPlanProblems(document).length === 0;
}

/** What is wrong with a document that calls itself a plan. */
export function findPlanProblems(document: Properties): readonly string[] {
  if (document.format !== PLAN_FORMAT) {
    const fix = `make the plan again with this version, which writes ${PLAN_FORMAT}`;
    return [formatProblem({ path: "format", problem: "is not known", got: document.format, fix })];
  }
  if (!Array.isArray(document.resources)) {
    return [formatProblem({ path: "resources", problem: "must be a list", fix: FIX })];
  }
  return [
    ...missing(typeof document.environment === "string", "environment", "a text"),
    ...document.resources.flatMap((resource: unknown, at) =>
      resourceProblems(resource, `resources[${at}]`),
    ),
  ];
}

const TEXTS = ["urn", "type", "name"] as const;
const MAPS = ["inputs", "propertyDependencies"] as const;
const LISTS = ["dependencies", "aliases", "ignoreChanges"] as const;

function resourceProblems(resource: unknown, path: string): readonly string[] {
  const fields = isRecord(resource) ? resource : {};
  return [
    ...TEXTS.flatMap((key) => missing(typeof fields[key] === "string", `${path}.${key}`, "a text")),
    ...LISTS.flatMap((key) => missing(Array.isArray(fields[key]), `${path}.${key}`, "a list")),
    ...missing(typeof fields.custom === "boolean", `${path}.custom`, "true or false"),
    ...MAPS.flatMap((key) => missing(isRecord(fields[key]), `${path}.${key}`, "an object")),
  ];
}

function missing(isThere: boolean, path: string, expected: string): readonly string[] {
  return isThere ? [] : [formatProblem({ path, problem: `is not ${expected}`, fix: FIX })];
}
