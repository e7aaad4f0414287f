/** True when one path lies within the other: `spec.template` and `spec.template.metadata.name`. */
export function overlaps(one: string, other: string): boolean {
  const left = segmentsOf(one);
  const right = segmentsOf(other);
  const shared = Math.min(left.length, right.length);
  return left.slice(0, shared).every((segment, index) => segment === right[index]);
}

/** The segments of a path, in our notation and in the API server's alike. */
function segmentsOf(path: string): readonly string[] {
  return path.split(/[.[\]"]+/).filter((segment) => segment !== "");
}

/** The top-level field that a path lies in. */
export function rootOf(path: string): string {
  return segmentsOf(path)[0] ?? "";
}
