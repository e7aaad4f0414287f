import type { Snapshot, SnapshotEntry } from "./kill-trial-snapshot";

/** What two runs of one stack left that is not the same. */
export interface Differences {
  /** In the clean run and not in the other: in the account, or in the state. */
  readonly lost: readonly string[];
  /** Twice, or not in the clean run at all. */
  readonly duplicated: readonly string[];
  /** In both and not equal. */
  readonly changed: readonly string[];
}

/** Compares accounts and states; what is in neither list is equal to the last property. */
export function compareSnapshots(clean: Snapshot, other: Snapshot): Differences {
  const account = compareEntries("account", clean.account, other.account);
  const state = compareEntries("state", clean.state, other.state);
  return {
    lost: [...account.lost, ...state.lost],
    duplicated: [...account.duplicated, ...state.duplicated],
    changed: [...account.changed, ...state.changed],
  };
}

function compareEntries(
  where: string,
  clean: readonly SnapshotEntry[],
  other: readonly SnapshotEntry[],
): Differences {
  const left = new Map(clean.map((entry) => [entry.key, entry]));
  const duplicated: string[] = [];
  const changed: string[] = [];
  for (const { key, content } of other) {
    const expected = left.get(key);
    left.delete(key);
    if (expected === undefined) duplicated.push(`${where}: ${key}`);
    else if (expected.content !== content) changed.push(describe(where, key, expected, content));
  }
  return { lost: [...left.keys()].map((key) => `${where}: ${key}`), duplicated, changed };
}

/** The place where two contents part, with what is around it. */
function describe(where: string, key: string, expected: SnapshotEntry, content: string): string {
  let start = 0;
  while (start < content.length && content[start] === expected.content[start]) start += 1;
  const from = Math.max(0, start - 60);
  const excerpt = (text: string): string => text.slice(from, start + 60);
  return `${where}: ${key}: "${excerpt(expected.content)}" became "${excerpt(content)}"`;
}
