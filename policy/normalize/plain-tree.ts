/** Deeper than any manifest, plan or state; a reader that calls itself stands this many calls. */
const DEEPEST = 500;

/**
 * True for data that can be read from end to end: no part of it holds itself, as a YAML alias to what
 * it stands in makes it, and none lies deeper than a reader can go.
 */
export function isPlainTree(value: unknown, depth = 0): boolean {
  if (typeof value !== "object" || value === null) return true;
  // What holds itself is deeper than anything.
  if (depth === DEEPEST) return false;
  return Object.values(value).every((part) => isPlainTree(part, depth + 1));
}
