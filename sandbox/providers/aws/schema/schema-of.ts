import { PUBLISHED_TYPES } from "./published-types";
import type { TypeSchema } from "./shape";

const parsed = new Map<string, TypeSchema>();

/** What the published data says of a type, or undefined for one that is not simulated. */
export function schemaOf(token: string): TypeSchema | undefined {
  const known = parsed.get(token);
  if (known !== undefined) return known;
  const text = PUBLISHED_TYPES[token];
  if (text === undefined) return undefined;
  const schema: TypeSchema = JSON.parse(text);
  parsed.set(token, schema);
  return schema;
}

/** Every type that is simulated. */
export function simulatedTypes(): readonly string[] {
  return Object.keys(PUBLISHED_TYPES);
}
