import { isPlainObject } from "../../components/core/pure/plain-object";

/** A part of the configuration as it was written, before anything is known about it. */
export type Raw = Readonly<Record<string, unknown>>;

/** The object that a rule looks into; empty where something else stands, which the schema refuses. */
export function rawObject(value: unknown): Raw {
  return isPlainObject(value) ? value : {};
}

/** The list that a rule looks into, with its gaps kept so that positions stay true. */
export function rawTexts(value: unknown): readonly string[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [];
  return items.map((item) => (typeof item === "string" ? item : ""));
}

/** A number, or what stands in for one that is not written. */
export function rawNumber(value: unknown, fallback?: number): number | undefined {
  if (value === undefined) return fallback;
  return typeof value === "number" ? value : undefined;
}
