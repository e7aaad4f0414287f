import { isPlainObject } from "../../components/core/pure/plain-object";
import { overlaps, pathSegments } from "../property-path";
import { identifyingInputs } from "./replacing-fields";

type Properties = Readonly<Record<string, unknown>>;

/**
 * True where a replacement has the name or id of what it replaces, which therefore has to be deleted
 * first. A name that the provider makes up is another one each time.
 */
export function keepsIdentity(
  { type, inputs }: { readonly type: string; readonly inputs: Properties },
  changes: readonly { readonly path: string }[],
): boolean {
  const paths = identifyingInputs(type);
  const isChanged = paths.some((name) => changes.some(({ path }) => overlaps(path, name)));
  return !isChanged && paths.some((path) => isGiven(inputs, path));
}

function isGiven(properties: Properties, path: string): boolean {
  const value = pathSegments(path).reduce<unknown>(
    (found, step) => (isPlainObject(found) ? found[step] : undefined),
    properties,
  );
  return value !== undefined && value !== null;
}
