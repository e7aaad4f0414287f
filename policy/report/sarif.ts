import { createHash } from "node:crypto";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Finding,
  nameOfFinding,
  type NotEvaluated,
  type PolicyReport,
  type WaivedFinding,
} from "../check/report";
import type { ListedRule } from "../check/rule-list";
import { resourceIdentity, resourceName } from "./resource-name";
import { describeRules } from "./sarif-rules";

/** What a SARIF log needs besides the report. */
export interface SarifOptions {
  /** The rules that the report may name. */
  readonly rules: readonly ListedRule[];
  /** Version of the package. */
  readonly version: string;
  /** Folder that the paths of the report are relative to. */
  readonly cwd: string;
}

/** Declared resources come from a program, and code scanning shows nothing without a file. */
const PROGRAM = { file: "Pulumi.yaml", line: 1 };

/**
 * A report as SARIF 2.1.0. Waived findings are suppressed results; what could not be evaluated is a
 * notification, since a result would be taken for a finding.
 */
export function toSarif(report: PolicyReport, { rules, version, cwd }: SarifOptions): object {
  const { findings, waived, notEvaluated } = report;
  const all = [...findings, ...waived];
  const ids = [...new Set([...all, ...notEvaluated].map(({ rule }) => rule))];
  const fingerprints = fingerprintsOf(all);
  const results = all.map((finding, at) => ({
    ...toResult(finding, ids, cwd),
    partialFingerprints: { "orchestrationFinding/v1": fingerprints[at] },
    ...suppressionsOf(finding),
  }));
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "orchestrate", version, rules: describeRules(ids, rules) } },
        automationDetails: { id: `orchestrate-policy/${report.environment}/` },
        columnKind: "utf16CodeUnits",
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: notEvaluated.map((entry) => toNotification(entry, cwd)),
          },
        ],
        properties: { environment: report.environment, evaluated: report.evaluated },
        results,
      },
    ],
  };
}

function toResult(finding: Finding, ids: readonly string[], cwd: string): object {
  const { rule, path: field, message, remediation, level, severity } = finding;
  return {
    // A hierarchical id: its rule is the one that ruleIndex points at (SARIF 2.1.0, 3.27.5).
    ruleId: nameOfFinding(finding),
    ruleIndex: ids.indexOf(rule),
    level: sarifLevel(finding),
    message: { text: `${field}: ${message}. ${remediation}` },
    locations: [locationOf(finding, cwd, field)],
    properties: { level, severity },
  };
}

function sarifLevel({ level, severity }: Finding): string {
  if (level === "mandatory") return "error";
  return severity === "low" ? "note" : "warning";
}

function toNotification(entry: NotEvaluated, cwd: string): object {
  return {
    level: "note",
    associatedRule: { id: entry.rule },
    message: { text: `${entry.rule} was not evaluated: ${entry.reason}` },
    locations: [locationOf(entry, cwd)],
  };
}

function locationOf(
  { resource, source }: Pick<Finding, "resource" | "source">,
  cwd: string,
  field?: string,
): object {
  const { file, line } = source ?? PROGRAM;
  const identity = resourceIdentity(resource);
  return {
    physicalLocation: {
      artifactLocation: { uri: relativeUri(file, cwd) },
      region: { startLine: line },
    },
    logicalLocations: [
      {
        name: resourceName(resource),
        fullyQualifiedName: field === undefined ? identity : `${identity}#${field}`,
        kind: "resource",
      },
    ],
  };
}

/** A path relative to the checkout; one outside of it keeps its full address. */
function relativeUri(file: string, cwd: string): string {
  const absolute = path.resolve(cwd, file);
  const relative = path.relative(cwd, absolute);
  if (relative.startsWith("..") || path.isAbsolute(relative)) return pathToFileURL(absolute).href;
  return relative.split(path.sep).map(encodeURIComponent).join("/");
}

/** Independent of file and line, so that moving a manifest neither closes nor opens an alert. */
function fingerprintsOf(findings: readonly Finding[]): readonly string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { resource, path: field } = finding;
    const key = [nameOfFinding(finding), resourceIdentity(resource), field].join("\n");
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return createHash("sha256").update(`${key}\n${before}`).digest("hex");
  });
}

function suppressionsOf(finding: Finding | WaivedFinding): object {
  if (!("waiver" in finding)) return {};
  const { id, owner, reason, expires, ticket } = finding.waiver;
  return {
    suppressions: [
      {
        kind: "external",
        status: "accepted",
        justification: reason,
        properties: { waiver: id, owner, expires, ticket },
      },
    ],
  };
}
