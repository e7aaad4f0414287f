import { createColors } from "picocolors";
import { groupBy } from "../../components/core/pure/group-by";
import { resourceName } from "../report/resource-name";
import type { Level } from "../rule/levels";
import { type Finding, nameOfFinding, type NotEvaluated, type PolicyReport } from "./report";

type Colors = ReturnType<typeof createColors>;

/** A report for people, grouped by resource; coloured only when asked to. */
export function formatReport(report: PolicyReport, { color }: { readonly color: boolean }): string {
  const colors = createColors(color);
  const blocks = [
    ...[...groupBy(report.findings, whereOf).values()].map((group) =>
      formatResource(group, colors),
    ),
    ...formatWaived(report.waived, colors),
    ...formatNotEvaluated(report.notEvaluated, colors),
    [formatSummary(report, colors)],
  ];
  return `${blocks.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function formatResource(findings: readonly Finding[], colors: Colors): readonly string[] {
  const [first] = findings;
  if (first === undefined) return [];
  const rules = [...groupBy(findings, nameOfFinding).values()];
  return [colors.bold(whereOf(first)), ...rules.flatMap((group) => formatRule(group, colors))];
}

function formatRule(findings: readonly Finding[], colors: Colors): readonly string[] {
  const [first] = findings;
  if (first === undefined) return [];
  return [
    `  ${paintLevel(first.level, colors)}  ${nameOfFinding(first)} ${colors.dim(`(${first.severity})`)}`,
    ...findings.map(({ path, message }) => `    ${path}: ${message}`),
    colors.dim(`    fix: ${first.remediation}`),
  ];
}

function paintLevel(level: Level, colors: Colors): string {
  return level === "mandatory" ? colors.red(level) : colors.yellow(level);
}

/** Where a resource stands: `pods.yaml:12  Pod team-a/web`. */
function whereOf({ source, resource }: Pick<Finding, "source" | "resource">): string {
  const place = source === null ? [] : [`${source.file}:${source.line}`];
  return [...place, resourceName(resource)].join("  ");
}

/** One line a finding: what passes, by which waiver and until when. */
function formatWaived(
  waived: PolicyReport["waived"],
  colors: Colors,
): readonly (readonly string[])[] {
  if (waived.length === 0) return [];
  const lines = waived.map((finding) => {
    const { resource, path, waiver } = finding;
    const terms = `waiver ${waiver.id} of ${waiver.owner} until ${waiver.expires}`;
    return `  ${nameOfFinding(finding)}: ${path}, ${resourceName(resource)}; ${terms}`;
  });
  return [[colors.bold("waived"), ...lines]];
}

function formatNotEvaluated(
  entries: readonly NotEvaluated[],
  colors: Colors,
): readonly (readonly string[])[] {
  if (entries.length === 0) return [];
  const groups = [...groupBy(entries, ({ rule, reason }) => `${rule}: ${reason}`).values()];
  const lines = groups.flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const more = others.length === 0 ? "" : ` and ${others.length} more`;
    return [`  ${first.rule}: ${first.reason}, ${resourceName(first.resource)}${more}`];
  });
  return [[colors.bold("not evaluated"), ...lines]];
}

function formatSummary(report: PolicyReport, colors: Colors): string {
  const { evaluated, environment, findings, notEvaluated, waived } = report;
  const counted = `${count(evaluated.resources, "resource")}, ${count(evaluated.rules, "rule")}`;
  const scope = `${counted}, levels of ${environment}`;
  const unread = notEvaluated.length === 0 ? "" : `, ${notEvaluated.length} not evaluated`;
  const passed = waived.length === 0 ? "" : `, ${waived.length} waived`;
  const open = passed + unread + formatBaseline(report.baseline);
  if (findings.length === 0) return `${colors.green("no findings")}${open} (${scope})`;
  const mandatory = findings.filter((finding) => finding.level === "mandatory").length;
  const counts = `${mandatory} mandatory, ${findings.length - mandatory} advisory`;
  return `${mandatory > 0 ? colors.red(counts) : colors.yellow(counts)}${open} (${scope})`;
}

/** What a baseline hides is counted in every report, so that it is not overlooked. */
function formatBaseline(baseline: PolicyReport["baseline"]): string {
  if (baseline === undefined) return "";
  const { known, gone } = baseline;
  const shrinks = gone.length === 0 ? "" : ` and ${gone.length} of its entries gone`;
  return `, ${known} known to the baseline${shrinks}`;
}

function count(amount: number, noun: string): string {
  return amount === 1 ? `1 ${noun}` : `${amount} ${noun}s`;
}
