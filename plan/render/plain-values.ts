import { isPlainObject } from "../../components/core/pure/plain-object";
import { isSecretValue, isUnknownValue, type PlanProperties, type PlanValue } from "../model";
import { placeholderFor, REDACTED } from "./placeholders";

/** A value without markers. */
export type PlainValue =
  null | boolean | number | string | readonly PlainValue[] | { readonly [key: string]: PlainValue };

export type PlainProperties = Readonly<Record<string, PlainValue>>;

/** A value in which every marker has been replaced, and the paths where that was not possible. */
export interface Plain<Value> {
  readonly value: Value;
  readonly impossible: readonly string[];
}

/**
 * A property bag for a file: unknown strings become placeholders of the field's kind, secrets are
 * redacted. Paths of unknowns that are not strings are returned for the caller to report.
 */
export function withoutMarkers(properties: PlanProperties): Plain<PlainProperties> {
  const impossible: string[] = [];
  const value = plainObject(properties, "", impossible);
  return { value, impossible };
}

function plainObject(properties: PlanProperties, path: string, impossible: string[]) {
  const plain: Record<string, PlainValue> = {};
  for (const [key, value] of Object.entries(properties)) {
    plain[key] = plainValue(value, { field: key, isItem: false }, joined(path, key), impossible);
  }
  return plain;
}

/** Where a value stands: the nearest named field, and whether it is an item of that field's list. */
interface Position {
  readonly field: string;
  readonly isItem: boolean;
}

function plainValue(
  value: PlanValue,
  position: Position,
  path: string,
  impossible: string[],
): PlainValue {
  if (isList(value)) {
    const item = { field: position.field, isItem: true };
    return value.map((member, index) => plainValue(member, item, `${path}[${index}]`, impossible));
  }
  if (isUnknownValue(value) || isSecretValue(value)) {
    const placeholder = placeholderFor(position.field, position.isItem);
    if (placeholder === undefined) impossible.push(path);
    return isSecretValue(value) ? REDACTED : (placeholder ?? "");
  }
  return isPlainObject(value) ? plainObject(value, path, impossible) : value;
}

function isList(value: PlanValue): value is readonly PlanValue[] {
  return Array.isArray(value);
}

function joined(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
