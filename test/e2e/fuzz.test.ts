import { describe, expect, it } from "vitest";
import { runFuzz } from "../support/fuzz/run-fuzz";

/** A seed of its own, so that the suites together try more. */
const SHARE = { settings: 0, plans: 200, seed: 200 };

describe("200 generated configurations", () => {
  it("plan, or are refused with an error that names its path", async () => {
    const report = await runFuzz(SHARE);
    expect(report.unnamedErrors).toEqual([]);
    expect(report.valid + report.rejected).toBe(SHARE.plans);
    expect(report.valid).toBeGreaterThan(SHARE.plans / 3);
  });
});
