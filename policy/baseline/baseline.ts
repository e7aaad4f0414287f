import type { ReportedResource } from "../check/reported-resource";
import { WAIVER_RULE } from "../waivers/waiver";

/** Version tag of a baseline. */
export const BASELINE_FORMAT = "orchestration-baseline/1";

/** A finding as a baseline knows it: where it is, and no value of it. */
export interface BaselineEntry {
  readonly rule: string;
  /** URN, else type, namespace and name. */
  readonly resource: string;
  readonly path: string;
  /** How many findings look like this; more than one where objects share a name. */
  readonly count: number;
}

/** What was already wrong with an estate when somebody began to check it. */
export interface Baseline {
  readonly format: typeof BASELINE_FORMAT;
  readonly entries: readonly BaselineEntry[];
}

/** What a baseline made of a check. */
export interface BaselineResult {
  /** How many findings it knew. */
  readonly known: number;
  /** What it knew and the check no longer finds. */
  readonly gone: readonly BaselineEntry[];
}

/** What identifies a finding in a baseline. */
export interface Identified {
  readonly rule: string;
  readonly resource: ReportedResource;
  readonly path: string;
}

/** The baseline of a check, in a stable order so that two of them can be compared. */
export function makeBaseline(findings: readonly Identified[]): Baseline {
  const entries = new Map<string, BaselineEntry>();
  // What is wrong with waivers is never a thing of the past.
  for (const finding of findings.filter(({ rule }) => rule !== WAIVER_RULE)) {
    const key = keyOf(finding);
    const count = (entries.get(key)?.count ?? 0) + 1;
    const { rule, path } = finding;
    entries.set(key, { rule, resource: identityOf(finding.resource), path, count });
  }
  const sorted = [...entries].sort(([one], [other]) => (one < other ? -1 : 1));
  return { format: BASELINE_FORMAT, entries: sorted.map(([, entry]) => entry) };
}

/**
 * Takes the findings that a baseline knows out of a check.
 *
 * @param ran - rules that ran; what others found cannot be gone
 */
export function subtractBaseline<T extends Identified>(
  findings: readonly T[],
  baseline: Baseline,
  ran: ReadonlySet<string>,
): { readonly fresh: readonly T[]; readonly result: BaselineResult } {
  const left = new Map(baseline.entries.map((entry) => [entryKey(entry), entry.count]));
  const fresh = findings.filter((finding) => {
    const key = keyOf(finding);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
  const gone = baseline.entries
    .filter(({ rule }) => ran.has(rule))
    .map((entry) => ({ ...entry, count: left.get(entryKey(entry)) ?? 0 }))
    .filter(({ count }) => count > 0);
  return { fresh, result: { known: findings.length - fresh.length, gone } };
}

function keyOf({ rule, resource, path }: Identified): string {
  return entryKey({ rule, resource: identityOf(resource), path });
}

function entryKey({ rule, resource, path }: Omit<BaselineEntry, "count">): string {
  return JSON.stringify([rule, resource, path]);
}

/** What stays the same when a file moves: no file and no line. */
function identityOf({ urn, type, namespace, name }: ReportedResource): string {
  return urn ?? [type, ...(namespace === null ? [] : [namespace]), name].join(" ");
}
