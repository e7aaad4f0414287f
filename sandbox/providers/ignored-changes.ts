import { pathSegments } from "../../plan/property-path";
import { isMarked, isProperties } from "./properties";
import type { Properties } from "./properties";

/**
 * The new inputs with the old values at the paths that the program ignores. The engine does the same
 * before it checks a resource, but not where it asks what a deletion would replace.
 */
export function withoutIgnored(
  inputs: Properties,
  olds: Properties,
  paths: readonly string[],
): Properties {
  return paths.reduce((all, path) => withOldValue(all, olds, pathSegments(path)), inputs);
}

function withOldValue(
  inputs: Properties,
  olds: Properties,
  [step = "", ...rest]: readonly string[],
): Properties {
  const [now, old] = [inputs[step], olds[step]];
  if (rest.length === 0) {
    const { [step]: _, ...others } = inputs;
    return old === undefined ? others : { ...inputs, [step]: old };
  }
  if (!isProperties(now) || !isProperties(old) || isMarked(now) || isMarked(old)) return inputs;
  return { ...inputs, [step]: withOldValue(now, old, rest) };
}
