import { isPlainObject } from "../../components/core/pure/plain-object";
import { isSecretValue, isUnknownValue, type PlanProperties, type PlanValue } from "../model";
import type { PropertyChange } from "./model";
import { itemPath, memberPath } from "./property-changes";

/** Every value below a top-level property that neither plan knows, in the form of a change. */
export function unknownLeaves(
  property: string,
  before: PlanProperties,
  after: PlanProperties,
): readonly PropertyChange[] {
  return leavesOf(memberPath("", property), before[property], after[property]);
}

function leavesOf(
  path: string,
  before: PlanValue | undefined,
  after: PlanValue | undefined,
): readonly PropertyChange[] {
  if (before === undefined || after === undefined) return [];
  if (isUnknownValue(before) && isUnknownValue(after)) return [{ path, before, after }];
  if (Array.isArray(before) && Array.isArray(after)) {
    const items: readonly PlanValue[] = before;
    const others: readonly PlanValue[] = after;
    return others.flatMap((item, index) => leavesOf(itemPath(path, index), items[index], item));
  }
  if (!isPlainObject(before) || !isPlainObject(after) || isSecretValue(after)) return [];
  const [old, now]: readonly PlanProperties[] = [before, after];
  return Object.keys(now ?? {}).flatMap((key) =>
    leavesOf(memberPath(path, key), old?.[key], now?.[key]),
  );
}
