/** Names, indexes and wildcards of a property path: `spec.ports[0]["a.b"]` is `spec`, `ports`, `0`, `a.b`. */
export function pathSegments(path: string): readonly string[] {
  return [...path.matchAll(SEGMENT)].map(([, quoted, bracketed, plain]) =>
    quoted === undefined ? (bracketed ?? plain ?? "") : JSON.parse(`"${quoted}"`),
  );
}

const SEGMENT = /\["((?:[^"\\]|\\.)*)"\]|\[([^\]]*)\]|([^.[\]]+)/g;

/** The top-level property that a path lies in. */
export function rootOf(path: string): string {
  return pathSegments(path)[0] ?? "";
}

/** True for the path itself and everything below it; `*` in the ancestor stands for any one step. */
export function isWithin(path: string, ancestor: string): boolean {
  const [steps, wanted] = [pathSegments(path), pathSegments(ancestor)];
  return wanted.length <= steps.length && agree(wanted, steps);
}

/** True where one path lies within the other: `spec.template` and `spec.template.metadata.name`. */
export function overlaps(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

/** The steps from an ancestor down to a path; undefined where the path does not lie within it. */
export function stepsWithin(path: string, ancestor: string): readonly string[] | undefined {
  const [steps, passed] = [pathSegments(path), pathSegments(ancestor)];
  return passed.length <= steps.length && agree(passed, steps)
    ? steps.slice(passed.length)
    : undefined;
}

/** Compares the first steps of two paths, as many as both have. */
function agree(left: readonly string[], right: readonly string[]): boolean {
  const shared = Math.min(left.length, right.length);
  return left
    .slice(0, shared)
    .every((step, index) => step === "*" || right[index] === "*" || step === right[index]);
}
