import { ConfigurationError } from "../../components/core/pure/configuration-error";

/** Keys whose values are objects, one a layer; the engine hands them over as JSON. */
const LAYERS = ["network", "cluster", "platform", "services"];

/**
 * A project's own configuration out of all that the engine passed, by full key, with the layers
 * decoded. No key is dropped, so that `parseSettings` can refuse a misspelt one.
 */
export function decodeConfiguration(
  project: string,
  all: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const prefix = `${project}:`;
  const entries = Object.entries(all)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => [key.slice(prefix.length), value] as const);
  return Object.fromEntries(entries.map(([key, value]) => [key, decode(key, value)]));
}

function decode(key: string, value: string): unknown {
  if (!LAYERS.includes(key)) return value;
  try {
    return JSON.parse(value);
  } catch {
    throw new ConfigurationError([`${key}: must be an object; write its keys below it as YAML`]);
  }
}
