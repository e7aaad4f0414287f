import { hasUnknown } from "../engine/wire-format";
import { rootOf } from "../property-path";
import { namesVersionOf } from "../replacement/numbered-outputs";
import type { Pair } from "./match-resources";
import type { PropertyChange } from "./model";
import { unknownLeaves } from "./unknown-leaves";

/** Resources of the later plan whose outputs are others than before. */
export interface Sources {
  /** URNs of new and of replaced resources. */
  readonly renewed: ReadonlySet<string>;
  /** Types by URN of resources that an update gives another version number. */
  readonly renumbered: ReadonlyMap<string, string>;
  /** The URN in the earlier plan. */
  readonly formerUrn: (urn: string) => string | undefined;
}

/**
 * Values that neither plan knows and that differ all the same, because they are made of outputs of
 * resources that are new, replaced or were not used before. Which of several unknown values in one
 * property is made of which resource no plan says, so all of them count.
 */
export function followedChanges(
  { before, after }: Pair,
  direct: readonly PropertyChange[],
  sources: Sources,
): readonly PropertyChange[] {
  return Object.entries(after.propertyDependencies).flatMap(([property, urns]) => {
    const earlier = before.propertyDependencies[property] ?? [];
    const wasUsed = (urn: string): boolean => {
      const former = sources.formerUrn(urn);
      return former !== undefined && earlier.includes(former);
    };
    const replaced = urns.filter((urn) => wasUsed(urn) && sources.renewed.has(urn));
    // A value that is new in the property accounts for a resource that is new to it.
    const hasNewValue = direct.some(
      (change) => rootOf(change.path) === property && hasUnknown(change.after ?? null),
    );
    const added = hasNewValue ? [] : urns.filter((urn) => !wasUsed(urn));
    const follows = [...replaced, ...added];
    const leaves = unknownLeaves(property, before.inputs, after.inputs);
    if (follows.length > 0) return leaves.map((leaf) => ({ ...leaf, follows }));
    return leaves.flatMap((leaf) => {
      const versions = urns.filter((urn) =>
        namesVersionOf(sources.renumbered.get(urn) ?? "", leaf.path),
      );
      return versions.length > 0 ? [{ ...leaf, follows: versions }] : [];
    });
  });
}
