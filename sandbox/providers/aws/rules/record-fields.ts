import type { AccountRecord } from "../../account";
import { isProperties, isUnknown, reveal } from "../../properties";
import type { Properties } from "../../properties";

/** The property at `a.b`, behind secret markers; undefined where there is none. */
export function propertyAt(properties: Properties, path: string): unknown {
  let value: unknown = properties;
  for (const key of path.split(".")) value = isProperties(value) ? reveal(value[key]) : undefined;
  return value;
}

/**
 * The known texts at `a.b`: one, or the members of a list; every item of a list on the way counts.
 * Empty where nothing is known.
 */
export function textsAt(properties: Properties, path: string): readonly string[] {
  const found = path
    .split(".")
    .reduce<readonly unknown[]>(
      (values, key) => values.flatMap((value) => itemsOf(isProperties(value) ? value[key] : [])),
      [properties],
    );
  return found.filter(
    (item): item is string => typeof item === "string" && item !== "" && !isUnknown(item),
  );
}

function itemsOf(value: unknown): readonly unknown[] {
  const plain = reveal(value);
  return Array.isArray(plain) ? plain.map(reveal) : [plain];
}

/** {@link textsAt} of a thing; `id` is its id. */
export function fieldsOf(record: AccountRecord, path: string): readonly string[] {
  if (path === "id") return isUnknown(record.id) ? [] : [record.id];
  return textsAt(record.outputs, path);
}

/** The one known text of a thing at a path. */
export function fieldOf(record: AccountRecord, path: string): string | undefined {
  return fieldsOf(record, path)[0];
}

/** A known number of a thing. */
export function numberAt(record: AccountRecord, path: string): number | undefined {
  const value = propertyAt(record.outputs, path);
  return typeof value === "number" ? value : undefined;
}

/** True when both are in one account and region; records of before places were kept are near all. */
export function isSamePlace(left: AccountRecord, right: AccountRecord): boolean {
  const [a, b] = [left.place, right.place];
  if (a === undefined || b === undefined) return true;
  return a.region === b.region && a.account === b.account;
}

/** True when both are in one account, in whatever region. */
export function isSameAccount(left: AccountRecord, right: AccountRecord): boolean {
  const [a, b] = [left.place, right.place];
  return a === undefined || b === undefined || a.account === b.account;
}
