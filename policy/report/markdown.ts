import { type Finding, nameOfFinding, type PolicyReport } from "../check/report";
import { groupBy } from "../../components/core/pure/group-by";
import { markdownText } from "./markdown-text";
import { countReport, describeCounts } from "./report-counts";
import { resourceName } from "./resource-name";

/** What GitHub takes as one comment. */
export const LONGEST_COMMENT = 65_536;

/** Room that is left for a last line and for what a caller puts around the report. */
const RESERVE = 4_096;

/** First line of a comment, by which the next run finds it. */
export function commentMarker(environment: string): string {
  return `<!-- orchestrate-policy-check:${environment} -->`;
}

interface Section {
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly string[];
}

/**
 * A report as a comment on a pull request. What does not fit is left out and counted, mandatory
 * findings last.
 *
 * @param limit - longest text in bytes, which no reading of "characters" exceeds
 */
export function toMarkdown(report: PolicyReport, limit: number = LONGEST_COMMENT): string {
  const counts = countReport(report);
  const { rules, resources } = report.evaluated;
  const head = [
    commentMarker(report.environment),
    `### Policy check, ${report.environment}: ${verdict(report)}`,
    "",
    `${describeCounts(counts)} (${resources} resources, ${rules} rules).`,
    ...baselineLine(report),
  ].join("\n");
  const pieces = [head];
  let room = limit - RESERVE - sizeOf(head);
  for (const section of sectionsOf(report)) {
    const text = formatSection(section, room);
    pieces.push(text);
    room -= sizeOf(text) + 2;
  }
  return `${pieces.join("\n\n")}\n`;
}

function verdict({ findings }: PolicyReport): string {
  if (findings.some(({ level }) => level === "mandatory")) return "mandatory findings";
  return findings.length > 0 ? "advisory findings only" : "no findings";
}

function baselineLine({ baseline }: PolicyReport): readonly string[] {
  if (baseline === undefined) return [];
  return [`${baseline.known} known to the baseline, ${baseline.gone.length} of its entries gone.`];
}

function sectionsOf(report: PolicyReport): readonly Section[] {
  const { findings, waived, notEvaluated } = report;
  const [mandatory, others] = [true, false].map((wanted) =>
    findings.filter(({ level }) => (level === "mandatory") === wanted),
  );
  const reasons = [...groupBy(notEvaluated, ({ rule, reason }) => `${rule}\n${reason}`).values()];
  const sections: readonly Section[] = [
    findingSection("Mandatory", mandatory ?? []),
    findingSection("Advisory", others ?? []),
    {
      title: "Waived",
      headings: ["Rule", "Resource", "Field", "Waiver"],
      rows: waived.map((finding) => {
        const { id, owner, expires, reason } = finding.waiver;
        const terms = `${id} of ${owner} until ${expires}: ${reason}`;
        return row([nameOfFinding(finding), resourceName(finding.resource), finding.path, terms]);
      }),
    },
    {
      title: "Not evaluated",
      headings: ["Rule", "Reason", "Resources"],
      rows: reasons.flatMap(([first, ...more]) =>
        first === undefined ? [] : [row([first.rule, first.reason, namesOf(first, more.length)])],
      ),
    },
  ];
  return sections.filter(({ rows }) => rows.length > 0);
}

function namesOf({ resource }: Pick<Finding, "resource">, more: number): string {
  return `${resourceName(resource)}${more === 0 ? "" : ` and ${more} more`}`;
}

function findingSection(title: string, findings: readonly Finding[]): Section {
  return {
    title,
    headings: ["Rule", "Resource", "What is wrong", "Fix"],
    rows: findings.map((finding) => {
      const { severity, resource, source, path, message, remediation } = finding;
      const place = source === null ? "" : `, ${source.file}:${source.line}`;
      return row([
        `${nameOfFinding(finding)} (${severity})`,
        `${resourceName(resource)}${place}`,
        `${path}: ${message}`,
        remediation,
      ]);
    }),
  };
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(markdownText).join(" | ")} |`;
}

function formatSection({ title, headings, rows }: Section, room: number): string {
  const head = [
    `#### ${title}`,
    "",
    `| ${headings.join(" | ")} |`,
    `|${headings.map(() => " --- |").join("")}`,
  ];
  let left = room - sizeOf(head.join("\n"));
  const shown: string[] = [];
  for (const line of rows) {
    left -= sizeOf(line) + 1;
    if (left < 0) break;
    shown.push(line);
  }
  const hidden = rows.length - shown.length;
  if (shown.length === 0) return `#### ${title}\n\n${hidden} rows, which do not fit here.`;
  return [...head, ...shown, ...(hidden === 0 ? [] : ["", `and ${hidden} more`])].join("\n");
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text);
}
