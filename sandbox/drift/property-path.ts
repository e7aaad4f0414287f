import { isProperties } from "../providers/properties";
import type { Properties } from "../providers/properties";

/** A step into an object or a list. */
type Step = string | number;

/** `tags.owner`, `tags["a.b"]`, `ingress[0].fromPort`; undefined when it is not a path. */
export function parsePath(text: string): readonly Step[] | undefined {
  const token = /(?:^|\.)([A-Za-z_][\w-]*)|\[(\d+)\]|\["([^"\]]+)"\]/y;
  const steps: Step[] = [];
  while (token.lastIndex < text.length) {
    const match = token.exec(text);
    if (match === null) return undefined;
    const [, name, index, quoted] = match;
    steps.push(index === undefined ? (name ?? quoted ?? "") : Number(index));
  }
  return steps.length === 0 ? undefined : steps;
}

/** The value at a path. */
export function valueAt(value: unknown, path: readonly Step[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(value))
    return typeof step === "number" ? valueAt(value[step], rest) : undefined;
  return isProperties(value) ? valueAt(value[step], rest) : undefined;
}

/** A copy with another value at a path; `undefined` takes the property or the item away. */
export function withValue(
  properties: Properties,
  path: readonly Step[],
  value: unknown,
): Properties {
  const [step = "", ...rest] = path;
  const { [step]: old, ...others } = properties;
  const next = rest.length === 0 ? value : changed(old, rest, value);
  return next === undefined ? others : { ...properties, [step]: next };
}

function changed(old: unknown, path: readonly Step[], value: unknown): unknown {
  const [step] = path;
  if (typeof step !== "number") return withValue(isProperties(old) ? old : {}, path, value);
  const items: readonly unknown[] = Array.isArray(old) ? old : [];
  const rest = path.slice(1);
  const next = rest.length === 0 ? value : changed(items[step], rest, value);
  return next === undefined ? items.toSpliced(step, 1) : items.toSpliced(step, 1, next);
}
