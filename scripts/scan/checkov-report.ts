import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { isPlainObject } from "../../components/core/pure/plain-object";
import type { FailedCheck } from "./judge";

/** What a run of the scanner said. */
export interface CheckovReport {
  readonly version: string;
  readonly passed: number;
  readonly resources: number;
  readonly failed: readonly FailedCheck[];
}

/**
 * Reads the scanner's JSON.
 *
 * @param names - logical names by address in the converted plan
 * @throws ConfigurationError for what is not a report, or a report of fewer resources than there are:
 * a scan that read nothing finds nothing
 */
export function readCheckovReport(text: string, names: ReadonlyMap<string, string>): CheckovReport {
  const report = parse(text);
  const { results, summary } = isPlainObject(report) ? report : {};
  if (!isPlainObject(results) || !isPlainObject(summary)) {
    throw new ConfigurationError(["checkov: wrote no report; run it by hand to see why"]);
  }
  const { passed, resource_count: resources, checkov_version: version } = summary;
  const failed = Array.isArray(results.failed_checks) ? results.failed_checks : undefined;
  if (typeof passed !== "number" || typeof resources !== "number" || failed === undefined) {
    throw new ConfigurationError(["checkov: its report has another shape than that of 3.3"]);
  }
  if (resources < names.size || Number(summary.parsing_errors) > 0) {
    throw new ConfigurationError([
      `checkov: read ${resources} of ${names.size} resources; the converted plan has a mistake`,
    ]);
  }
  return {
    version: String(version),
    passed,
    resources,
    failed: failed.map((check) => readFailed(check, names)),
  };
}

/** Undefined for what is not JSON: a scanner that stumbles explains itself in words. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readFailed(check: unknown, names: ReadonlyMap<string, string>): FailedCheck {
  const { check_id: rule, check_name: title, resource } = isPlainObject(check) ? check : {};
  const address = String(resource);
  return { rule: String(rule), title: String(title), resource: names.get(address) ?? address };
}
