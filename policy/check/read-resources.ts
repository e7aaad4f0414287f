import { isKubernetesObject, normalizeObject } from "../normalize/kubernetes-objects";
import { normalizePlan } from "../normalize/plan-document";
import { normalizeState, stateResources } from "../normalize/state-document";
import { isRecord, type NormalizedResource, type SourceLocation } from "../rule/resource";
import type { ParsedDocument } from "./parse-text";
import { findPlanProblems, isPlanDocument } from "./plan-shape";

/** What one document holds. */
export interface ReadResources {
  readonly resources: readonly NormalizedResource[];
  readonly problems: readonly string[];
}

const NOTHING: ReadResources = { resources: [], problems: [] };

/**
 * The resources of a document: a manifest or an array of them, a plan, or a state export. Anything
 * else is a problem when its file was named, and passed over when it only lay in a folder.
 */
export function readResources({ value, source }: ParsedDocument, isNamed: boolean): ReadResources {
  if (Array.isArray(value)) {
    return { resources: value.flatMap((item) => manifestResources(item, source)), problems: [] };
  }
  if (isKubernetesObject(value)) {
    return { resources: manifestResources(value, source), problems: [] };
  }
  if (isRecord(value)) {
    const format = typeof value.format === "string" ? value.format : "";
    if (format.startsWith("orchestration-plan/")) return planResources(value, source);
    const entries = stateResources(value);
    if (entries !== undefined) {
      return { resources: located(normalizeState(entries), source), problems: [] };
    }
  }
  return isNamed ? foreign(source) : NOTHING;
}

function manifestResources(value: unknown, source: SourceLocation): readonly NormalizedResource[] {
  if (!isKubernetesObject(value)) return [];
  return normalizeObject(value, {
    source,
    urn: null,
    options: null,
    providerProps: null,
    dependencies: [],
    propertyDependencies: {},
    logicalName: "",
  });
}

function planResources(
  value: Readonly<Record<string, unknown>>,
  source: SourceLocation,
): ReadResources {
  if (isPlanDocument(value)) {
    return { resources: located(normalizePlan(value), source), problems: [] };
  }
  const problems = findPlanProblems(value);
  return { resources: [], problems: problems.map((problem) => `${source.file}: ${problem}`) };
}

function foreign({ file, line }: SourceLocation): ReadResources {
  const problem = "is neither a Kubernetes manifest nor a plan nor a Pulumi state export";
  const fix = "give it apiVersion and kind, or leave the file out";
  return { resources: [], problems: [`${file}:${line}: ${problem}; ${fix}`] };
}

function located(
  resources: readonly NormalizedResource[],
  source: SourceLocation,
): readonly NormalizedResource[] {
  return resources.map((resource) => ({ ...resource, source }));
}
