import { describe, expect, it } from "vitest";
import {
  LOG_RETENTION_DAYS,
  logRetentionRule,
} from "../../../../components/core/pure/log-retention";
import { findProblems } from "../../../../components/core/pure/validate";

describe("logRetentionRule", () => {
  it.each([...LOG_RETENTION_DAYS])("accepts %d days", (days) => {
    expect(findProblems([logRetentionRule("logRetentionDays", days)])).toEqual([]);
  });

  it.each([0, 2, 31, 366, 4_000])("refuses %d days", (days) => {
    expect(findProblems([logRetentionRule("logRetentionDays", days)])).toEqual([
      `logRetentionDays: is not a retention that CloudWatch Logs offers, got ${days}; use one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653`,
    ]);
  });
});
