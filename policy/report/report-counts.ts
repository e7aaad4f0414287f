import type { PolicyReport } from "../check/report";

/** How much of everything a report holds; the same in every format, whatever it has to cut. */
export interface ReportCounts {
  readonly mandatory: number;
  readonly advisory: number;
  readonly waived: number;
  readonly notEvaluated: number;
}

/** Counts a report. */
export function countReport({ findings, waived, notEvaluated }: PolicyReport): ReportCounts {
  const mandatory = findings.filter((finding) => finding.level === "mandatory").length;
  return {
    mandatory,
    advisory: findings.length - mandatory,
    waived: waived.length,
    notEvaluated: notEvaluated.length,
  };
}

/** `2 mandatory, 1 advisory, 0 waived, 3 not evaluated`. */
export function describeCounts(counts: ReportCounts): string {
  const { mandatory, advisory, waived, notEvaluated } = counts;
  return `${mandatory} mandatory, ${advisory} advisory, ${waived} waived, ${notEvaluated} not evaluated`;
}
