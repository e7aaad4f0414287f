/** The three numbers of `v3.259.0` or `3.259.0-alpha.1`; undefined for anything else. */
export function parseVersion(text: string): readonly [number, number, number] | undefined {
  const match = /^v?(\d+)\.(\d+)\.(\d+)(?:[-+].*)?$/.exec(text.trim());
  if (match === null) return undefined;
  return [Number(match[1]), Number(match[2]), Number(match[3])];
}

/** True when `version` is at least `oldest`; pre-releases count as their release. */
export function isAtLeast(version: string, oldest: string): boolean {
  const left = parseVersion(version);
  const right = parseVersion(oldest);
  if (left === undefined || right === undefined) return false;
  for (const [index, number] of left.entries()) {
    const other = right[index] ?? 0;
    if (number !== other) return number > other;
  }
  return true;
}
