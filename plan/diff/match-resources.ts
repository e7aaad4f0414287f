import { groupBy } from "../../components/core/pure/group-by";
import type { Plan, PlannedResource } from "../model";
import { exactIdentity, identityOf, placelessIdentity } from "./identity";

/** A resource of the one plan with its counterpart in the other. */
export interface Pair {
  readonly before: PlannedResource;
  readonly after: PlannedResource;
}

/** Every resource of two plans, once: paired where it stayed, paired where it moved, or alone. */
export interface Matching {
  readonly same: readonly Pair[];
  readonly moved: readonly Pair[];
  readonly removed: readonly PlannedResource[];
  readonly added: readonly PlannedResource[];
}

interface Pairing {
  readonly pairs: readonly Pair[];
  readonly before: readonly PlannedResource[];
  readonly after: readonly PlannedResource[];
}

/**
 * Pairs by the whole name first; then, for two stacks, by the name without the stack's prefix; then
 * by alias; and last by type and name alone, where only one resource on either side has them.
 */
export function matchResources(before: Plan, after: Plan): Matching {
  const exact = pairBy(
    before.resources,
    after.resources,
    ({ urn }) => exactIdentity(urn),
    ({ urn }) => [exactIdentity(urn)],
  );
  const loose = pairBy(
    exact.before,
    exact.after,
    ({ urn }) => identityOf(urn, before),
    ({ urn }) => [identityOf(urn, after)],
  );
  const aliased = pairBy(
    loose.before,
    loose.after,
    ({ urn }) => identityOf(urn, before),
    ({ aliases }) => aliases.map((urn) => identityOf(urn, after)),
  );
  const namesakes = groupBy(aliased.after, (resource) => placelessIdentity(resource, after));
  const renamed = pairBy(
    aliased.before,
    aliased.after,
    (resource) => placelessIdentity(resource, before),
    (resource) => {
      const identity = placelessIdentity(resource, after);
      return namesakes.get(identity)?.length === 1 ? [identity] : [];
    },
  );
  // Within one stack another name is another resource.
  const isOneStack = before.stack === after.stack;
  return {
    same: [...exact.pairs, ...(isOneStack ? [] : loose.pairs)],
    moved: [...(isOneStack ? loose.pairs : []), ...aliased.pairs, ...renamed.pairs],
    removed: renamed.before,
    added: renamed.after,
  };
}

/** Pairs each later resource with the one earlier resource that has one of its keys. */
function pairBy(
  before: readonly PlannedResource[],
  after: readonly PlannedResource[],
  keyOf: (resource: PlannedResource) => string,
  keysOf: (resource: PlannedResource) => readonly string[],
): Pairing {
  const earlier = groupBy(before, keyOf);
  const taken = new Set<PlannedResource>();
  const pairs: Pair[] = [];
  const alone: PlannedResource[] = [];
  for (const resource of after) {
    const found = keysOf(resource)
      .map((key) => earlier.get(key) ?? [])
      .find((group) => group.length === 1 && !group.some((each) => taken.has(each)))?.[0];
    if (found === undefined) alone.push(resource);
    else {
      taken.add(found);
      pairs.push({ before: found, after: resource });
    }
  }
  return { pairs, before: before.filter((resource) => !taken.has(resource)), after: alone };
}
