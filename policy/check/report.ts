import type { BaselineResult } from "../baseline/baseline";
import type { PolicyEnvironment } from "../rule/environment";
import type { Level } from "../rule/levels";
import type { SourceLocation } from "../rule/resource";
import { checkName, type Severity } from "../rule/metadata";
import type { WaiverTerms } from "../waivers/waiver";
import type { ReportedResource } from "./reported-resource";

/** Version tag of a report. */
export const REPORT_FORMAT = "orchestration-policy/1";

/** A field that breaks a rule. */
export interface Finding {
  readonly rule: string;
  /** Sub-id of the check, where the rule bundles several. */
  readonly check?: string;
  readonly level: Level;
  readonly severity: Severity;
  readonly resource: ReportedResource;
  /** Null for resources that come from no file of the user's. */
  readonly source: SourceLocation | null;
  readonly path: string;
  readonly message: string;
  readonly remediation: string;
}

/** A finding that a waiver lets pass. */
export interface WaivedFinding extends Finding {
  readonly waiver: WaiverTerms;
}

/** A check that could not be made. */
export interface NotEvaluated {
  readonly rule: string;
  readonly resource: ReportedResource;
  readonly source: SourceLocation | null;
  readonly reason: string;
}

/** What the rules found in a set of resources (`orchestration-policy/1`). */
export interface PolicyReport {
  readonly format: typeof REPORT_FORMAT;
  /** Whose levels were used. */
  readonly environment: PolicyEnvironment;
  readonly evaluated: { readonly rules: number; readonly resources: number };
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  readonly notEvaluated: readonly NotEvaluated[];
  /** What was known before; there when a baseline was given. */
  readonly baseline?: BaselineResult;
}

/** How a report names what found something: the rule, with the check where it bundles several. */
export function nameOfFinding({ rule, check }: Pick<Finding, "rule" | "check">): string {
  return checkName(rule, check);
}

/** True when something must be changed before this may be deployed. */
export function hasMandatoryFinding(report: PolicyReport): boolean {
  return report.findings.some((finding) => finding.level === "mandatory");
}
