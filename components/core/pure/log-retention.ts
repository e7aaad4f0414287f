import type { ValidationRule } from "./validate";

/** Days that CloudWatch Logs accepts as retention (PutRetentionPolicy `retentionInDays`). */
export const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288,
  3653,
] as const;

/** Refuses a number of days that CloudWatch Logs does not offer. */
export function logRetentionRule(path: string, days: number): ValidationRule {
  return {
    when: !LOG_RETENTION_DAYS.some((offered) => offered === days),
    path,
    problem: "is not a retention that CloudWatch Logs offers",
    got: days,
    fix: `use one of ${LOG_RETENTION_DAYS.join(", ")}`,
  };
}
