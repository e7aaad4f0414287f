/** Entries with the same key together, in the order of their first one. */
export function groupBy<T>(
  entries: readonly T[],
  keyOf: (entry: T) => string,
): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()];
}
