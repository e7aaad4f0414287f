import { describe, expect, it } from "vitest";
import { isClean, summaryLines, summaryPage } from "../../../scripts/soak/summary";
import type { FinishedTrial } from "../../../scripts/soak/run-kills";

const FINE: FinishedTrial = {
  trial: { number: 1, stack: "dev", seed: 1000, point: 0.5, victim: "engine" },
  outcome: { fault: "simulated fault: …", pending: 3, stuck: undefined, ...nothing() },
};
const LOST: FinishedTrial = { ...FINE, outcome: { ...FINE.outcome, lost: ["state: a"] } };

function nothing(): { lost: string[]; duplicated: string[]; changed: string[] } {
  return { lost: [], duplicated: [], changed: [] };
}

describe("the summary of a soak", () => {
  it("counts trials, not resources", () => {
    expect(summaryLines({ kills: [FINE, LOST], fuzz: undefined })).toEqual([
      "soak: trials 2, pending left 2, lost 1, duplicated 0, different 0, stuck 0, not interrupted 0",
    ]);
  });

  it("is clean only when every trial interrupted something and ended equal", () => {
    const idle = { ...FINE, outcome: { ...FINE.outcome, fault: undefined } };
    expect([[FINE], [LOST], [idle]].map((kills) => isClean({ kills, fuzz: undefined }))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("has a row a trial on its page", () => {
    const page = summaryPage({ kills: [FINE], fuzz: undefined }, 1);
    expect(page).toContain("| 1 | engine | 50 % | 3 | equal to a clean run |");
  });
});
