import type { Plan, PlannedResource, PlanProperties, PlanValue } from "../model";
import { followReplacements } from "./follow-replacements";
import { type Pair, matchResources } from "./match-resources";
import {
  type ChangedEntry,
  DIFF_FORMAT,
  type MovedEntry,
  type PlanDiff,
  type PropertyChange,
  type ReplacedEntry,
  type ResourceEntry,
} from "./model";
import type { Outcome } from "./outcome";
import { propertyChanges } from "./property-changes";

/**
 * What an operator would see change between two plans of a stack: of two commits, say. Between two
 * stacks nothing is replaced, they only differ.
 */
export function comparePlans(before: Plan, after: Plan): PlanDiff {
  const { same, moved, added, removed } = matchResources(before, after);
  const isOneStack = before.stack === after.stack && before.project === after.project;
  const outcomes = isOneStack
    ? followReplacements(before, after, [...same, ...moved.filter(isAliased)])
    : [];
  const replaced = outcomes.filter(({ because }) => because.length > 0);
  const isReplaced = new Set(replaced.map(({ pair }) => pair.after.urn));
  const properties = new Map(outcomes.map((each) => [each.pair.after.urn, each.properties]));
  const changedEntry = (pair: Pair): ChangedEntry =>
    entryOf(pair, properties.get(pair.after.urn) ?? ownChanges(pair));
  const isKept = ({ after: { urn } }: Pair): boolean => !isReplaced.has(urn);
  return {
    format: DIFF_FORMAT,
    before: { project: before.project, stack: before.stack },
    after: { project: after.project, stack: after.stack },
    added: added.map(resourceEntry),
    removed: removed.map(resourceEntry),
    changed: same.filter(isKept).map(changedEntry).filter(isChanged),
    moved: moved.filter(isKept).map((pair) => movedEntry(pair, changedEntry(pair))),
    replaced: replaced.map(replacedEntry),
  };
}

function ownChanges({ before, after }: Pair): readonly PropertyChange[] {
  return propertyChanges(before.inputs, after.inputs);
}

function entryOf({ before, after }: Pair, properties: readonly PropertyChange[]): ChangedEntry {
  const options = propertyChanges(optionsOf(before), optionsOf(after));
  return { ...resourceEntry(after), properties, options };
}

function isChanged(entry: ChangedEntry): boolean {
  return entry.properties.length > 0 || entry.options.length > 0;
}

function replacedEntry({ pair, properties, because }: Outcome): ReplacedEntry {
  const entry = { ...entryOf(pair, properties), because };
  return pair.before.urn === pair.after.urn ? entry : { ...entry, from: pair.before.urn };
}

function movedEntry(pair: Pair, { properties, options }: ChangedEntry): MovedEntry {
  return {
    ...resourceEntry(pair.after),
    from: pair.before.urn,
    aliased: isAliased(pair),
    properties,
    options,
  };
}

/** False where the engine would delete the one and create the other. */
function isAliased({ before, after }: Pair): boolean {
  return after.aliases.includes(before.urn);
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
