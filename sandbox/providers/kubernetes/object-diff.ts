import { isDeepStrictEqual } from "node:util";
import { overlaps, rootOf } from "../../../plan/property-path";
import type { ReplaceableResource } from "../../../plan/replacement/replacing-fields";
import { isProperties } from "../properties";
import type { Properties } from "../properties";
import { diffProperties } from "../property-diff";
import type { PropertyChange } from "../property-diff";
import type { ResourceDiff } from "../provider";
import { replacingRoots } from "../replacing-roots";
import { immutableCauses } from "./api-error";
import { declaredPart } from "./live-inputs";

/** What an update of an object would do. */
export interface ObjectComparison {
  /** Differences between the old and the new inputs. */
  readonly inputChanges: readonly PropertyChange[];
  readonly live: Properties;
  /** The object after the update, by dry run. */
  readonly result: Properties;
  /** Whose ownership of fields counts. */
  readonly manager: string;
}

/**
 * What would change: first of all what the server would change. Where it changes nothing, an input
 * that is gone or new still counts when the server would record another ownership for it: without
 * that record, a later update would not remove the field.
 */
export function effectiveChanges(comparison: ObjectComparison): readonly PropertyChange[] {
  const { inputChanges, live, result, manager } = comparison;
  const served = diffProperties(declaredPart(live), declaredPart(result));
  const isOwnershipSame = isDeepStrictEqual(ownership(live, manager), ownership(result, manager));
  const isOwned = ownership(live, manager) !== undefined;
  const effective = inputChanges.filter(
    (change) =>
      served.some(({ path }) => overlaps(path, servedPath(change.path))) ||
      (change.kind !== "update" && isOwned && !isOwnershipSame),
  );
  const isDeclared = ({ path }: PropertyChange): boolean =>
    effective.some((change) => overlaps(path, servedPath(change.path)));
  return [...effective, ...served.filter((change) => !isDeclared(change))];
}

/** A Secret's `stringData` takes effect in `data`. */
function servedPath(path: string): string {
  return path.replace(/^stringData\b/, "data");
}

/** The fields that a manager has applied; undefined where it never applied any. */
function ownership({ metadata }: Properties, manager: string): unknown {
  if (!isProperties(metadata) || !Array.isArray(metadata.managedFields)) return undefined;
  const entries: readonly unknown[] = metadata.managedFields;
  return entries
    .filter(isProperties)
    .find((entry) => entry.manager === manager && entry.operation === "Apply")?.fieldsV1;
}

/** A difference with its consequence, from the table of fields that never change in place. */
export function diffByTable(
  resource: ReplaceableResource,
  oldInputs: Properties,
  changes: readonly PropertyChange[],
  isSameId: boolean,
): ResourceDiff {
  return withReplacements(changes, replacingRoots(resource, oldInputs, changes), isSameId);
}

/** A difference that the server refuses to make in place; undefined where it said something else. */
export function diffByRefusal(
  error: unknown,
  changes: readonly PropertyChange[],
): ResourceDiff | undefined {
  const roots = immutableCauses(error).map(({ field }) => rootOf(field));
  const replacing = changes.filter(({ path }) => roots.includes(rootOf(servedPath(path))));
  if (replacing.length === 0) return undefined;
  return withReplacements(
    changes,
    replacing.map(({ root }) => root),
    true,
  );
}

function withReplacements(
  changes: readonly PropertyChange[],
  roots: readonly string[],
  isSameId: boolean,
): ResourceDiff {
  const replaces = [...new Set(roots)];
  // The name stays, so the old object has to go first.
  return { changes, replaces, deleteBeforeReplace: replaces.length > 0 && isSameId };
}
