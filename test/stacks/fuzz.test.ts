import { describe, expect, it } from "vitest";
import { runFuzz } from "../support/fuzz/run-fuzz";

/** The share of the fuzz that every test run affords; `npm run soak` tries ten thousand. */
const SHARE = { settings: 400, plans: 20, seed: 4 };

describe("a generated configuration", () => {
  it("plans, or is refused with an error that names its path", { timeout: 120_000 }, async () => {
    const report = await runFuzz(SHARE);
    expect(report.unnamedErrors).toEqual([]);
    expect(report.valid + report.rejected).toBe(SHARE.settings + SHARE.plans);
    expect(report.valid).toBeGreaterThan(SHARE.settings / 5);
  });
});
