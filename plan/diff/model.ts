import type { PlanValue } from "../model";

/** Version tag of a comparison. */
export const DIFF_FORMAT = "orchestration-diff/1";

/** One value that differs; a side is left out where the property is absent there. */
export interface PropertyChange {
  /** Path as in code: `spec.template.spec.containers[0].image`. */
  readonly path: string;
  readonly before?: PlanValue;
  readonly after?: PlanValue;
  /**
   * URNs of new, replaced or changed resources that the value is made of: it differs although both
   * plans call it unknown.
   */
  readonly follows?: readonly string[];
}

/** A resource that is in one of the plans only. */
export interface ResourceEntry {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
}

/** A resource that is in both, with what differs. */
export interface ChangedEntry extends ResourceEntry {
  readonly properties: readonly PropertyChange[];
  /** Resource options: `protect`, `ignoreChanges`, `version` … */
  readonly options: readonly PropertyChange[];
}

/** A changed resource that the provider cannot update in place. */
export interface ReplacedEntry extends ChangedEntry {
  /** Paths whose change forces the replacement; `provider` where its provider is replaced. */
  readonly because: readonly string[];
  /** Its former URN, where an alias links the two. */
  readonly from?: string;
}

/** The same resource under another URN. */
export interface MovedEntry extends ChangedEntry {
  readonly from: string;
  /** False where no alias links the two: the engine would delete the one and create the other. */
  readonly aliased: boolean;
}

/** Which plan a side of the comparison is. */
export interface DiffSide {
  readonly project: string;
  readonly stack: string;
}

/** Two plans compared; every list is in the order of the plans. */
export interface PlanDiff {
  readonly format: typeof DIFF_FORMAT;
  readonly before: DiffSide;
  readonly after: DiffSide;
  readonly added: readonly ResourceEntry[];
  readonly removed: readonly ResourceEntry[];
  readonly changed: readonly ChangedEntry[];
  readonly moved: readonly MovedEntry[];
  readonly replaced: readonly ReplacedEntry[];
}

/** True where the comparison found anything. */
export function hasDifferences(diff: PlanDiff): boolean {
  const { added, removed, changed, moved, replaced } = diff;
  return [added, removed, changed, moved, replaced].some((entries) => entries.length > 0);
}
