import type { Plan, PlannedResource, PlanProperties, PlanValue } from "../model";
import { type Pair, matchResources } from "./match-resources";
import {
  type ChangedEntry,
  DIFF_FORMAT,
  type MovedEntry,
  type PlanDiff,
  type ReplacedEntry,
  type ResourceEntry,
} from "./model";
import { propertyChanges } from "./property-changes";
import { replacingPaths } from "./replacement";

/**
 * What an operator would see change between two plans of a stack: of two commits, say. Between two
 * stacks nothing is replaced, they only differ.
 */
export function comparePlans(before: Plan, after: Plan): PlanDiff {
  const { same, moved, added, removed } = matchResources(before, after);
  const compare = before.stack === after.stack ? replacedOrChanged : changedEntry;
  const entries = same.map(compare).filter(isChanged);
  return {
    format: DIFF_FORMAT,
    before: { project: before.project, stack: before.stack },
    after: { project: after.project, stack: after.stack },
    added: added.map(resourceEntry),
    removed: removed.map(resourceEntry),
    changed: entries.filter((entry) => !isReplaced(entry)),
    moved: moved.map(movedEntry),
    replaced: entries.filter(isReplaced),
  };
}

function changedEntry(pair: Pair): ChangedEntry {
  return {
    ...resourceEntry(pair.after),
    properties: propertyChanges(pair.before.inputs, pair.after.inputs),
    options: propertyChanges(optionsOf(pair.before), optionsOf(pair.after)),
  };
}

function replacedOrChanged(pair: Pair): ChangedEntry | ReplacedEntry {
  const entry = changedEntry(pair);
  const because = replacingPaths(pair.after, entry.properties);
  return because.length > 0 ? { ...entry, because } : entry;
}

function isChanged(entry: ChangedEntry): boolean {
  return entry.properties.length > 0 || entry.options.length > 0;
}

function isReplaced(entry: ChangedEntry): entry is ReplacedEntry {
  return "because" in entry;
}

function movedEntry(pair: Pair): MovedEntry {
  const { properties, options } = changedEntry(pair);
  return {
    ...resourceEntry(pair.after),
    from: pair.before.urn,
    aliased: pair.after.aliases.includes(pair.before.urn),
    properties,
    options,
  };
}

function resourceEntry(resource: PlannedResource): ResourceEntry {
  return { urn: resource.urn, type: resource.type, name: resource.name };
}

/** Options that change what the engine does; dependencies only order it. */
const COMPARED_OPTIONS = [
  "protect",
  "retainOnDelete",
  "ignoreChanges",
  "deleteBeforeReplace",
  "replaceOnChanges",
  "additionalSecretOutputs",
  "version",
  "importId",
  "externalId",
] as const satisfies readonly (keyof PlannedResource)[];

function optionsOf(resource: PlannedResource): PlanProperties {
  const options: Record<string, PlanValue> = {};
  for (const name of COMPARED_OPTIONS) {
    const value = resource[name];
    if (value !== undefined) options[name] = value;
  }
  return options;
}
