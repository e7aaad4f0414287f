import { describe, expect, it } from "vitest";
import { readCheckovReport } from "../../../scripts/scan/checkov-report";

const names = new Map([["aws_cloudwatch_log_group.prod_logs", "prod-logs"]]);
const summary = { passed: 3, resource_count: 1, parsing_errors: 0, checkov_version: "3.3.30" };
const check = {
  check_id: "CKV_AWS_158",
  check_name: "log group has a key",
  resource: "aws_cloudwatch_log_group.prod_logs",
};

function report(overrides: object = {}, failed: unknown = [check]): string {
  return JSON.stringify({
    results: { failed_checks: failed },
    summary: { ...summary, ...overrides },
  });
}

describe("readCheckovReport", () => {
  it("names resources as our plan does", () => {
    expect(readCheckovReport(report(), names)).toEqual({
      version: "3.3.30",
      passed: 3,
      resources: 1,
      failed: [{ rule: "CKV_AWS_158", title: "log group has a key", resource: "prod-logs" }],
    });
  });

  it.each([
    ["fewer resources than the plan has", report({ resource_count: 0 }), "read 0 of 1 resources"],
    ["a file that it could not parse", report({ parsing_errors: 1 }), "the converted plan"],
    ["another shape", report({ passed: "3" }), "another shape"],
    ["no list of failures", report({}, null), "another shape"],
    ["no report", "[]", "wrote no report"],
    ["words", "Traceback (most recent call last)", "wrote no report"],
  ])("refuses %s", (_what, text, message) => {
    expect(() => readCheckovReport(text, names)).toThrow(message);
  });
});
