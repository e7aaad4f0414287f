import { isPlainObject } from "../../components/core/pure/plain-object";
import { isSecretValue, isUnknownValue, type PlanProperties, type PlanValue } from "../model";
import type { PropertyChange } from "./model";

/**
 * Every leaf in which two property bags differ, by path. An unknown equals an unknown and a secret a
 * secret: what a plan does not show it cannot compare.
 */
export function propertyChanges(
  before: PlanProperties,
  after: PlanProperties,
): readonly PropertyChange[] {
  return memberChanges("", before, after);
}

function valueChanges(
  path: string,
  before: PlanValue | undefined,
  after: PlanValue | undefined,
): readonly PropertyChange[] {
  if (before === after || isSameMarker(before, after)) return [];
  if (isList(before) && isList(after)) return itemChanges(path, before, after);
  if (isBag(before) && isBag(after)) return memberChanges(path, before, after);
  return [
    {
      path,
      ...(before !== undefined && { before }),
      ...(after !== undefined && { after }),
    },
  ];
}

function memberChanges(
  path: string,
  before: PlanProperties,
  after: PlanProperties,
): readonly PropertyChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => valueChanges(memberPath(path, key), before[key], after[key]));
}

function itemChanges(
  path: string,
  before: readonly PlanValue[],
  after: readonly PlanValue[],
): readonly PropertyChange[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    valueChanges(itemPath(path, index), before[index], after[index]),
  );
}

/** A key that is not an identifier (`app.kubernetes.io/name`) is quoted, so that the path stays readable. */
export function memberPath(path: string, key: string): string {
  if (!/^[\w$-]+$/.test(key)) return `${path}[${JSON.stringify(key)}]`;
  return path === "" ? key : `${path}.${key}`;
}

/** The path of one item of a list. */
export function itemPath(path: string, index: number): string {
  return `${path}[${index}]`;
}

function isList(value: PlanValue | undefined): value is readonly PlanValue[] {
  return Array.isArray(value);
}

/** A marker is one value, not an object to look into. */
function isBag(value: PlanValue | undefined): value is PlanProperties {
  return isPlainObject(value) && !isMarker(value);
}

function isMarker(value: unknown): boolean {
  return isUnknownValue(value) || isSecretValue(value);
}

function isSameMarker(before: PlanValue | undefined, after: PlanValue | undefined): boolean {
  return (
    isMarker(before) &&
    isMarker(after) &&
    isUnknownValue(before) === isUnknownValue(after) &&
    isSecretValue(before) === isSecretValue(after)
  );
}
