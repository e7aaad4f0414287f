import { describe, expect, it } from "vitest";
import { partition, summarize } from "../../../scripts/pull-request/summary";
import { LONGEST_COMMENT } from "../../../policy/report/markdown";
import { RICH_REPORT } from "../../policy/report/rich-report";

const base = { ...RICH_REPORT, findings: RICH_REPORT.findings.slice(0, 1) };

describe("partition", () => {
  it("tells what is new from what the base has too", () => {
    const { fresh, known } = partition(base, RICH_REPORT);
    expect([fresh, known].map((findings) => findings.map(({ path }) => path))).toEqual([
      ["spec.hostIPC", 'metadata.labels["a|b"]', "sqsManagedSseEnabled"],
      ["spec.hostPID"],
    ]);
  });
});

describe("summarize", () => {
  it("shows what is new first, and what changes", () => {
    const text = summarize([{ stack: "prod", base, head: RICH_REPORT, diff: "+ a\n```\n- b\n" }]);
    expect(text.indexOf("spec.hostIPC")).toBeLessThan(text.indexOf("spec.hostPID"));
    expect(text).toContain(
      "Stack prod: 3 new findings, listed first, and 1 that the base has too.",
    );
    expect(text).toContain("    + a\n    ```\n    - b\n");
  });

  it("fits into a comment with two stacks, whatever they hold", () => {
    const findings = Array.from({ length: 2_000 }, () => RICH_REPORT.findings).flat();
    const check = { base, head: { ...RICH_REPORT, findings }, diff: "+ ä\n".repeat(20_000) };
    const text = summarize(["dev", "prod"].map((stack) => ({ stack, ...check })));
    expect(Buffer.byteLength(text)).toBeLessThan(LONGEST_COMMENT);
    expect(text).toMatch(/ {4}and \d+ more lines/);
  });
});
