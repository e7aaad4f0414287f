import { z } from "zod";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { type Raw, variantFor, withoutWrappers } from "./schema-tree";

/**
 * A value with everything left out that its schema refused: keys, entries and items of lists are
 * present but undefined. Names of entries and positions in lists stay; keys that are not set are
 * absent.
 */
export type Parts<T> = T extends readonly (infer Item)[]
  ? readonly (Parts<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Parts<T[Key]> | undefined }
    : T;

/** What a schema made of a value. */
export type Reading<T> =
  | { readonly value: T; readonly parts: Parts<T>; readonly issues: readonly [] }
  | {
      readonly value: undefined;
      readonly parts: Parts<T> | undefined;
      readonly issues: readonly z.core.$ZodIssue[];
    };

/**
 * Reads a value: whole, or part by part where the schema refuses it, so that one mistake hides no
 * other. The key `__proto__` counts as refused, but without an issue: zod drops it from records, the
 * parts keep it, and the rule for names of such a record must refuse it.
 */
export function readParts<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): Reading<z.output<Schema>>;
export function readParts(schema: z.core.$ZodType, raw: unknown): Reading<unknown> {
  const { success, data, error } = z.safeParse(schema, raw);
  if (success && !holdsPrototypeKey(raw)) return { value: data, parts: data, issues: [] };
  return { value: undefined, parts: partsOf(schema, raw), issues: error?.issues ?? [] };
}

/** What of a value parses by itself; `undefined` for a single value that does not. */
function partsOf(schema: z.core.$ZodType, raw: unknown): unknown {
  if (isPlainObject(raw)) {
    const variant = variantFor(schema, raw);
    if (variant instanceof z.core.$ZodObject) return fieldsOf(variant, raw);
    if (variant instanceof z.core.$ZodRecord) return entriesOf(variant, raw);
  }
  const list = withoutWrappers(schema);
  if (list instanceof z.core.$ZodArray && Array.isArray(raw)) {
    return raw.map((item) => partsOf(list._zod.def.element, item));
  }
  return z.safeParse(schema, raw).data;
}

function fieldsOf(schema: z.core.$ZodObject, raw: Raw): unknown {
  const fields = Object.entries(schema._zod.def.shape)
    .map(([key, field]) => [key, partsOf(field, raw[key])] as const)
    .filter(([key, part]) => part !== undefined || Object.hasOwn(raw, key));
  return Object.fromEntries(fields);
}

function entriesOf(schema: z.core.$ZodRecord, raw: Raw): unknown {
  const { keyType, valueType } = schema._zod.def;
  const entries = Object.entries(raw).map(([key, value]) => {
    const isNamed = z.safeParse(keyType, key).success;
    return [key, isNamed ? partsOf(valueType, value) : undefined] as const;
  });
  return Object.fromEntries(entries);
}

function holdsPrototypeKey(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsPrototypeKey);
  if (!isPlainObject(value)) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(holdsPrototypeKey);
}
