import { isPlainObject } from "../../components/core/pure/plain-object";
import { isUnknownValue } from "../model";
import { isWithin, stepsWithin } from "../property-path";
import type { ReplacingFields } from "./replacing-fields";

/** One value that differs; a side is undefined where the property is absent there. */
export interface ValueChange {
  readonly path: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/**
 * The paths that force a replacement: the changed path itself, or what cannot change in place inside an
 * object that came, went or is not known yet.
 */
export function replacingPaths(
  { changed, removed }: ReplacingFields,
  changes: readonly ValueChange[],
): readonly string[] {
  return changes.flatMap((change) => {
    const isRemoval = change.after === undefined;
    const fixed = isRemoval ? [...changed, ...removed] : changed;
    if (fixed.some((root) => root === "*" || isWithin(change.path, root))) return [change.path];
    // What may be set later brings along what is fixed in it.
    const isAddition = change.before === undefined;
    if (isAddition && removed.some((root) => isWithin(change.path, root))) return [];
    return fixed.filter((root) => {
      const steps = stepsWithin(root, change.path);
      if (steps === undefined) return false;
      // Of an object that is not known any more, what it held may differ.
      const { before, after } = change;
      return holds(before, steps) || (!isUnknownValue(after) && holds(after, steps));
    });
  });
}

/** True where the value has something at the steps, or may have it. */
function holds(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (value === undefined || value === null) return false;
  if (step === undefined || isUnknownValue(value)) return true;
  if (Array.isArray(value)) return step === "*" && value.some((item) => holds(item, rest));
  return isPlainObject(value) && holds(value[step], rest);
}
