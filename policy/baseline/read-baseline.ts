import { type DocumentPath, LocatedDocument, type Mistake } from "../config/located-document";
import type { Parsed } from "../config/read-file";
import { isRecord } from "../rule/resource";
import { type Baseline, BASELINE_FORMAT, type BaselineEntry } from "./baseline";

const FIX = "write the file again with `orchestrate policy baseline`";

/** Reads the text of a baseline, which may be long; where things stand is asked for mistakes only. */
export function readBaseline(file: string, text: string): Parsed<Baseline> {
  const whole = parseJson(text);
  if (whole !== undefined && findMistakes(whole).length === 0) {
    return { value: toBaseline(whole), problems: [] };
  }
  const document = new LocatedDocument(file, text);
  const mistakes = document.value === undefined ? [] : findMistakes(document.value);
  const problems = [...document.problems, ...mistakes.map((mistake) => document.describe(mistake))];
  const value = problems.length > 0 ? undefined : toBaseline(document.value);
  return { value, problems };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function toBaseline(value: unknown): Baseline {
  const entries = isRecord(value) && Array.isArray(value.entries) ? value.entries : [];
  return { format: BASELINE_FORMAT, entries: entries.filter(isBaselineEntry) };
}

function findMistakes(value: unknown): readonly Mistake[] {
  if (!isRecord(value) || value.format !== BASELINE_FORMAT) {
    const got = isRecord(value) ? value.format : value;
    return [{ path: ["format"], problem: `is not ${BASELINE_FORMAT}`, got, fix: FIX }];
  }
  const { entries } = value;
  if (!Array.isArray(entries)) {
    return [{ path: ["entries"], problem: "must be a list", got: entries, fix: FIX }];
  }
  return entries.flatMap((entry: unknown, at): readonly Mistake[] => {
    const path: DocumentPath = ["entries", at];
    return isBaselineEntry(entry)
      ? []
      : [{ path, problem: "is not an entry", got: entry, fix: FIX }];
  });
}

function isBaselineEntry(entry: unknown): entry is BaselineEntry {
  if (!isRecord(entry)) return false;
  const { rule, resource, path, count } = entry;
  return (
    [rule, resource, path].every((text) => typeof text === "string") &&
    typeof count === "number" &&
    Number.isInteger(count) &&
    count > 0
  );
}
