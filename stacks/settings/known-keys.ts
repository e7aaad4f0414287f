import { z } from "zod";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { variantFor } from "./schema-tree";

/**
 * The keys that a schema allows at a path, for suggestions. Where the configuration chose a
 * variant (`source: import`), only that variant's keys count.
 */
export function knownKeys(
  schema: z.ZodType,
  raw: unknown,
  path: readonly PropertyKey[],
): readonly string[] {
  let node: z.core.$ZodType | undefined = schema;
  let value: unknown = raw;
  for (const key of path) {
    node = childOf(node, value, String(key));
    value = isPlainObject(value) ? value[String(key)] : undefined;
  }
  const chosen = node && isPlainObject(value) ? variantFor(node, value) : undefined;
  return chosen instanceof z.core.$ZodObject ? Object.keys(chosen._zod.def.shape) : [];
}

function childOf(
  schema: z.core.$ZodType | undefined,
  value: unknown,
  key: string,
): z.core.$ZodType | undefined {
  const chosen = schema && isPlainObject(value) ? variantFor(schema, value) : undefined;
  if (chosen instanceof z.core.$ZodRecord) return chosen._zod.def.valueType;
  if (!(chosen instanceof z.core.$ZodObject)) return undefined;
  const { shape } = chosen._zod.def;
  return Object.hasOwn(shape, key) ? shape[key] : undefined;
}
