import type { PlannedResource } from "../model";
import { isWithin } from "../property-path";
import { replacingFields } from "../replacement/replacing-fields";
import { replacingPaths } from "../replacement/replacing-paths";
import type { PropertyChange } from "./model";
import { propertyChanges } from "./property-changes";
import { unknownLeaves } from "./unknown-leaves";

/** The changes without those of properties that the program ignores. */
export function withoutIgnored(
  { ignoreChanges }: PlannedResource,
  changes: readonly PropertyChange[],
): readonly PropertyChange[] {
  return changes.filter(({ path }) => !isCovered(path, ignoreChanges));
}

/**
 * The changed paths that force a replacement: those that cannot change in place and those that the
 * program names in `replaceOnChanges`. Of types in no table only the provider knows.
 *
 * @param provider - the provider that manages the resource, where the program declares it
 */
export function replacementCauses(
  resource: PlannedResource,
  changes: readonly PropertyChange[],
  provider?: PlannedResource,
): readonly string[] {
  const { type, inputs, replaceOnChanges = [] } = resource;
  const fields = replacingFields({ type, inputs, provider: provider?.inputs ?? {} });
  const causes = replacingPaths(fields, changes);
  const named = changes.map(({ path }) => path).filter((path) => isCovered(path, replaceOnChanges));
  return [...new Set([...causes, ...named])];
}

/** True where the resources of the one provider are others than those of the other. */
export function providerIsReplaced(before: PlannedResource, after: PlannedResource): boolean {
  const unknown = Object.keys(after.inputs).flatMap((property) =>
    unknownLeaves(property, before.inputs, after.inputs),
  );
  const changes = [...propertyChanges(before.inputs, after.inputs), ...unknown];
  return replacementCauses(after, changes).length > 0;
}

function isCovered(path: string, roots: readonly string[]): boolean {
  return roots.some((root) => isWithin(path, root));
}
