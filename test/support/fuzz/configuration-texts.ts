import type { JsonObject, JsonValue } from "./json-tree";

/** The project whose settings are fuzzed. */
export const PROJECT = "orchestration-platform";

/**
 * A configuration as the engine hands it over: texts by full key, objects as JSON. What is null was
 * never set.
 */
export function configurationTexts(configuration: JsonObject): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(configuration)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [
        `${PROJECT}:${key}`,
        typeof value === "string" ? value : JSON.stringify(value),
      ]),
  );
}

/** The configuration as the program sees it: a text under a layer's key may be an object's. */
export function asRead(configuration: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(configuration).map(([key, value]) => [key, decoded(value)]),
  );
}

function decoded(value: JsonValue): JsonValue {
  if (typeof value !== "string") return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
