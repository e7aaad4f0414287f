import { z } from "zod";
import { isPlainObject } from "../../components/core/pure/plain-object";

type SchemaNode = z.core.JSONSchema._JSONSchema | undefined;

/**
 * The keys that a schema allows at a path, for suggestions. Where the configuration chose a
 * variant (`source: import`), only that variant's keys count.
 */
export function knownKeys(
  schema: z.ZodType,
  raw: unknown,
  path: readonly PropertyKey[],
): readonly string[] {
  let node = jsonSchemaOf(schema);
  let value: unknown = raw;
  for (const key of path) {
    node = childOf(chooseVariant(node, value), String(key));
    value = isPlainObject(value) ? value[String(key)] : undefined;
  }
  const chosen = chooseVariant(node, value);
  return typeof chosen === "object" ? Object.keys(chosen.properties ?? {}) : [];
}

/** Made once a schema: a configuration can be wrong in a thousand places. */
const jsonSchemas = new WeakMap<z.ZodType, SchemaNode>();

function jsonSchemaOf(schema: z.ZodType): SchemaNode {
  const known = jsonSchemas.get(schema);
  if (known !== undefined) return known;
  const made = z.toJSONSchema(schema, { io: "input" });
  jsonSchemas.set(schema, made);
  return made;
}

function childOf(node: SchemaNode, key: string): SchemaNode {
  if (typeof node !== "object") return undefined;
  const { properties = {}, additionalProperties } = node;
  return Object.hasOwn(properties, key) ? properties[key] : additionalProperties;
}

function chooseVariant(node: SchemaNode, value: unknown): SchemaNode {
  if (typeof node !== "object" || node.oneOf === undefined) return node;
  const source = isPlainObject(value) ? value.source : undefined;
  return node.oneOf.find((variant) => constantOf(childOf(variant, "source")) === source);
}

function constantOf(node: SchemaNode): unknown {
  return typeof node === "object" ? node.const : undefined;
}
