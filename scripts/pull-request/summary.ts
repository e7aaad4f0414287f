import type { Finding, PolicyReport } from "../../policy/check/report";
import { toMarkdown } from "../../policy/report/markdown";

/** What was found for one stack. */
export interface StackCheck {
  readonly stack: string;
  /** Findings before and after the change. */
  readonly base: PolicyReport;
  readonly head: PolicyReport;
  /** The two plans compared, as text. */
  readonly diff: string;
}

/** Room of one stack in a comment of 65,536 characters that holds two. */
const REPORT_ROOM = 20_000;
const DIFF_ROOM = 8_000;

/** The summary of a pull request: what is new comes first, then what changes and all findings. */
export function summarize(checks: readonly StackCheck[]): string {
  return checks.map(summarizeStack).join("\n");
}

function summarizeStack({ stack, base, head, diff }: StackCheck): string {
  const { fresh, known } = partition(base, head);
  const report = toMarkdown({ ...head, findings: [...fresh, ...known] }, REPORT_ROOM);
  const counts = `${fresh.length} new findings, listed first, and ${known.length} that the base has too`;
  return [
    report.trimEnd(),
    "",
    `Stack ${stack}: ${counts}.`,
    "",
    `<details><summary>What changes in ${stack}</summary>`,
    "",
    indent(clip(diff.trimEnd())),
    "",
    "</details>",
    "",
  ].join("\n");
}

/** The findings of the change that its base does not have, and the others. */
export function partition(base: PolicyReport, head: PolicyReport) {
  const before = new Set(base.findings.map(keyOf));
  const isKnown = (finding: Finding) => before.has(keyOf(finding));
  return {
    fresh: head.findings.filter((finding) => !isKnown(finding)),
    known: head.findings.filter(isKnown),
  };
}

function keyOf({ rule, level, resource, path, message }: Finding): string {
  const { urn, type, namespace, name } = resource;
  return JSON.stringify([rule, level, urn ?? [type, namespace, name], path, message]);
}

function clip(text: string): string {
  const lines = text.split("\n");
  const shown: string[] = [];
  let left = DIFF_ROOM;
  for (const line of lines) {
    left -= Buffer.byteLength(line) + 5;
    if (left < 0) break;
    shown.push(line);
  }
  const hidden = lines.length - shown.length;
  return [...shown, ...(hidden === 0 ? [] : [`and ${hidden} more lines`])].join("\n");
}

/** Code by indentation, which no line of the text can end. */
function indent(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => `    ${line}`)
    .join("\n");
}
