import { describe, expect, it } from "vitest";
import { type FailedCheck, judge, overlooked } from "../../../scripts/scan/judge";

const failed: FailedCheck = { rule: "CKV_AWS_158", title: "log group has a key", resource: "logs" };
const accepted = { rule: "CKV_AWS_158", resource: "logs", reason: "the log holds addresses only" };

describe("judge", () => {
  it("has no problem with what is accepted, and says the reason", () => {
    expect(judge([failed], [accepted], 10)).toEqual({
      rows: ["CKV_AWS_158  logs  the log holds addresses only"],
      problems: [],
    });
  });

  it("names a check that nobody accepted", () => {
    expect(judge([failed], [], 10).problems).toEqual([
      "logs: fails CKV_AWS_158 (log group has a key); change it or add an exception with its reason",
    ]);
  });

  it("accepts for the named resource only", () => {
    const other = { ...failed, resource: "other" };
    expect(judge([failed, other], [accepted], 10).problems).toHaveLength(1);
  });

  it("refuses an exception that nothing needs", () => {
    expect(judge([], [accepted], 10).problems).toEqual([
      "logs: no longer fails CKV_AWS_158; remove the exception from scripts/scan/exceptions.ts",
    ]);
  });

  it("counts accepted checks too", () => {
    expect(judge([failed], [accepted], 0).problems).toEqual([
      "prod: must fail at most 0 checks, got 1; change some of them",
    ]);
  });
});

describe("overlooked", () => {
  it("names the checks that did not fail although they should", () => {
    expect(overlooked(["CKV_AWS_158"], [failed])).toEqual([]);
    expect(overlooked(["CKV_AWS_7", "CKV_AWS_158"], [failed])).toEqual([
      expect.stringMatching(/^CKV_AWS_7: passes a plan that was weakened on purpose; /),
    ]);
  });
});
