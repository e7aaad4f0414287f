import { formatReport } from "../check/format-text";
import type { ReportFormat } from "../check/read-flags";
import type { PolicyReport } from "../check/report";
import { toJUnit } from "./junit";
import { toMarkdown } from "./markdown";
import { toSarif, type SarifOptions } from "./sarif";

/** What the formats need besides the report. */
export interface RenderOptions extends SarifOptions {
  /** Colour the text. */
  readonly color: boolean;
}

const RENDERERS: Readonly<
  Record<ReportFormat, (report: PolicyReport, options: RenderOptions) => string>
> = {
  text: formatReport,
  json: (report) => formatDocument(report),
  sarif: (report, options) => formatDocument(toSarif(report, options)),
  junit: (report) => toJUnit(report),
  markdown: (report) => toMarkdown(report),
};

/** A report in one of its formats; the findings are the same in all. */
export function renderReport(
  report: PolicyReport,
  format: ReportFormat,
  options: RenderOptions,
): string {
  return RENDERERS[format](report, options);
}

function formatDocument(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
