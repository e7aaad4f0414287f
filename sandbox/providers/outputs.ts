import { UNKNOWN, isProperties, isSecret } from "./properties";
import type { Properties } from "./properties";

/**
 * Outputs of a resource: what the caller set stays, what the cloud computes fills the rest. Lists
 * and secrets are taken whole from the first that has them, the caller first.
 */
export function mergeOutputs(inputs: Properties, computed: Properties): Properties {
  const merged: Record<string, unknown> = { ...inputs };
  for (const [key, value] of Object.entries(computed)) {
    const given = inputs[key];
    if (given === undefined || given === null) merged[key] = value;
    else if (isPlain(given) && isPlain(value)) merged[key] = mergeOutputs(given, value);
  }
  return merged;
}

/** Computed values as a preview shows them: there, but not known. */
export function asUnknown(computed: Properties): Properties {
  const unknowns = Object.entries(computed).map(([key, value]) => [
    key,
    isPlain(value) ? asUnknown(value) : UNKNOWN,
  ]);
  return Object.fromEntries(unknowns);
}

function isPlain(value: unknown): value is Properties {
  return isProperties(value) && !isSecret(value);
}
