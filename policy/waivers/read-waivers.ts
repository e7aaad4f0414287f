import { LocatedDocument } from "../config/located-document";
import type { Parsed } from "../config/read-file";
import { isRecord } from "../rule/resource";
import { lintWaivers } from "./lint-waivers";
import type { Waiver } from "./waiver";
import { waiverOf } from "./waiver-entry";

/** The waivers of a file, and the place of everything in it. */
export interface ReadWaivers extends Parsed<readonly Waiver[]> {
  readonly document: LocatedDocument;
}

/** Reads the text of a waiver file; no waiver is taken from one in which anything is wrong. */
export function readWaivers(file: string, text: string, ruleNames: readonly string[]): ReadWaivers {
  const document = new LocatedDocument(file, text);
  const problems = lintWaivers(document, ruleNames);
  const value = problems.length > 0 ? undefined : waiversIn(document);
  return { value, problems, document };
}

function waiversIn(document: LocatedDocument): readonly Waiver[] {
  const entries = isRecord(document.value) ? listOf(document.value.waivers) : [];
  return entries.filter(isRecord).map((entry, index) => {
    const line = document.lineOf(["waivers", index]);
    return waiverOf(entry, index, { file: document.file, line, document: 0 });
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
