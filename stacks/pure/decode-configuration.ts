import { ConfigurationError } from "../../components/core/pure/configuration-error";

/** Keys whose values are objects, one a layer; the engine hands them over as JSON. */
const LAYERS = ["network", "cluster", "platform", "services", "regions", "clusters"];

/**
 * A project's own configuration out of all that the engine passed, by full key, with the layers
 * decoded. No key is dropped, so that `parseSettings` can refuse a misspelt one.
 *
 * @throws ConfigurationError naming every layer that is not JSON.
 */
export function decodeConfiguration(
  project: string,
  all: Readonly<Record<string, string>>,
): Readonly<Record<string, unknown>> {
  const prefix = `${project}:`;
  const entries = Object.entries(all)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, value]) => [key.slice(prefix.length), value] as const)
    .map(([key, value]) => [key, LAYERS.includes(key) ? decode(value) : { value }] as const);
  const unreadable = entries.flatMap(([key, decoded]) => (decoded === undefined ? [key] : []));
  if (unreadable.length > 0) {
    throw new ConfigurationError(
      unreadable.map((key) => `${key}: must be an object; write its keys below it as YAML`),
    );
  }
  return Object.fromEntries(entries.map(([key, decoded]) => [key, decoded?.value]));
}

/** `undefined` for a text that is not JSON; null is JSON. */
function decode(text: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return { value };
  } catch {
    return undefined;
  }
}
