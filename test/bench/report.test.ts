import { describe, expect, it } from "vitest";
import { meets } from "../../bench/benchmark";
import { type Finished, formatJson, formatLine, isMissed } from "../../bench/report";

const benchmark = { id: "a", title: "ours / theirs", target: { atMost: 2.5 } };
const outcome = {
  kind: "measured",
  ratio: 2.004,
  medians: { "ours (s)": 2.345, "theirs (s)": 1.17 },
};
const measured: Finished = { benchmark, outcome: { ...outcome, kind: "measured" } };
const skipped: Finished = { benchmark, outcome: { kind: "skipped", reason: "no engine" } };

describe("formatLine", () => {
  it("gives ratio, target and medians", () => {
    expect(formatLine(measured)).toBe(
      "a  ours / theirs: 2.00 (at most 2.5: met)  medians: ours (s) 2.35, theirs (s) 1.17",
    );
  });

  it("says that a target is missed", () => {
    const missed = { ...measured, benchmark: { ...benchmark, target: { atLeast: 3 } } };
    expect(formatLine(missed)).toContain("2.00 (at least 3: MISSED)");
  });

  it("says why nothing was measured", () => {
    expect(formatLine(skipped)).toBe("a  ours / theirs: skipped, no engine");
  });
});

describe("formatJson", () => {
  it("is a document with a format", () => {
    expect(JSON.parse(formatJson([measured, skipped]))).toEqual({
      format: "orchestration-bench/1",
      benchmarks: [
        { ...benchmark, ...outcome, met: true },
        { ...benchmark, kind: "skipped", reason: "no engine", met: null },
      ],
    });
  });
});

describe("isMissed", () => {
  it.each([
    ["a ratio that keeps to its target", measured, false],
    [
      "a ratio that does not",
      { ...measured, benchmark: { ...benchmark, target: { atMost: 2 } } },
      true,
    ],
    ["a benchmark that was skipped", skipped, false],
  ])("of %s is decided", (_what, finished, missed) => {
    expect(isMissed(finished)).toBe(missed);
  });
});

describe("meets", () => {
  it.each([
    [2.5, { atMost: 2.5 }, true],
    [2.51, { atMost: 2.5 }, false],
    [2.5, { atLeast: 2.5 }, true],
    [2.49, { atLeast: 2.5 }, false],
  ])("holds %d against %j", (ratio, target, isMet) => {
    expect(meets(ratio, target)).toBe(isMet);
  });
});
