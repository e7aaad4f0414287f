import type { Finding, NotEvaluated, PolicyReport, WaivedFinding } from "../check/report";
import { groupBy } from "../../components/core/pure/group-by";
import { resourceIdentity, resourceName } from "./resource-name";

interface TestCase {
  readonly rule: string;
  readonly failed: boolean;
  readonly xml: string;
}

type Located = Pick<Finding, "rule" | "resource" | "source">;

/**
 * A report as JUnit XML: a suite a rule and a case a resource. Findings are failures whose type is
 * their level; what is waived or could not be evaluated is skipped.
 */
export function toJUnit(report: PolicyReport): string {
  const cases = [
    ...byResource(report.findings).map(failedCase),
    ...byResource(report.waived).map(waivedCase),
    ...byResource(report.notEvaluated).map(skippedCase),
  ];
  const suites = [...groupBy(cases, ({ rule }) => rule).values()].map(formatSuite);
  const failures = cases.filter(({ failed }) => failed).length;
  const counts = `tests="${cases.length + 1}" failures="${failures}" skipped="${cases.length - failures}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="orchestrate policy check, ${report.environment}" ${counts} errors="0">`,
    summarySuite(report),
    ...suites,
    "</testsuites>\n",
  ].join("\n");
}

function byResource<T extends Located>(entries: readonly T[]): readonly (readonly [T, ...T[]])[] {
  const groups = groupBy(entries, ({ rule, resource, source }) =>
    [rule, resourceIdentity(resource), source?.file, source?.document].join("\n"),
  );
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [[first, ...others] as const],
  );
}

/** One case that passes: readers take a file without any for a run that never happened. */
function summarySuite({ evaluated }: PolicyReport): string {
  const name = `${evaluated.rules} rules on ${evaluated.resources} resources`;
  return [
    '  <testsuite name="policy" tests="1" failures="0" errors="0" skipped="0">',
    `    <testcase classname="policy" name="${name}"/>`,
    "  </testsuite>",
  ].join("\n");
}

function formatSuite(cases: readonly TestCase[]): string {
  const failures = cases.filter(({ failed }) => failed).length;
  const name = escapeXml(cases[0]?.rule ?? "");
  const counts = `tests="${cases.length}" failures="${failures}" errors="0"`;
  return [
    `  <testsuite name="${name}" ${counts} skipped="${cases.length - failures}">`,
    ...cases.map(({ xml }) => xml),
    "  </testsuite>",
  ].join("\n");
}

function failedCase(findings: readonly [Finding, ...Finding[]]): TestCase {
  const [first] = findings;
  const lines = findings.map(({ check, path, message }) => {
    return `${check === undefined ? "" : `${check}: `}${path}: ${message}`;
  });
  const body = [...placeOf(first), ...lines, `fix: ${first.remediation}`].join("\n");
  const attributes = `type="${first.level}" message="${escapeXml(lines.join("; "))}"`;
  const failure = `<failure ${attributes}>${escapeXml(body)}</failure>`;
  return { rule: first.rule, failed: true, xml: formatCase(first, failure) };
}

function waivedCase(findings: readonly [WaivedFinding, ...WaivedFinding[]]): TestCase {
  const [first] = findings;
  const lines = findings.map(({ path, message, waiver: { id, owner, expires, reason } }) => {
    return `${path}: ${message} (waiver ${id} of ${owner} until ${expires}: ${reason})`;
  });
  return skipped(first, "waived", lines);
}

function skippedCase(entries: readonly [NotEvaluated, ...NotEvaluated[]]): TestCase {
  const reasons = entries.map(({ reason }) => reason);
  return skipped(entries[0], "not evaluated", reasons);
}

function skipped(entry: Located, state: string, lines: readonly string[]): TestCase {
  const element = `<skipped message="${escapeXml(`${state}: ${lines.join("; ")}`)}"/>`;
  return { rule: entry.rule, failed: false, xml: formatCase(entry, element, ` (${state})`) };
}

function formatCase(entry: Located, element: string, suffix = ""): string {
  const name = escapeXml(`${resourceName(entry.resource)}${suffix}`);
  const file = entry.source === null ? "" : ` file="${escapeXml(entry.source.file)}"`;
  return [
    `    <testcase classname="${escapeXml(entry.rule)}" name="${name}"${file}>`,
    `      ${element}`,
    "    </testcase>",
  ].join("\n");
}

function placeOf({ source, resource }: Located): readonly string[] {
  if (source !== null) return [`${source.file}:${source.line}`];
  return resource.urn === null ? [] : [resource.urn];
}

/** What XML 1.0 takes at all; lone surrogates and control characters are none of it. */
const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
};

function escapeXml(text: string): string {
  return text.replace(NOT_XML, "").replace(/[&<>"\n\r]/g, (found) => ENTITIES[found] ?? found);
}
