import { describe, expect, it } from "vitest";
import { planTrials } from "../../../scripts/soak/plan-trials";

const OPTIONS = { trials: 60, trial: undefined, seed: 1, kubernetes: "recorded" } as const;

describe("planTrials", () => {
  it("spreads the points of every victim over the whole update", () => {
    const trials = planTrials(OPTIONS);
    expect(trials).toHaveLength(60);
    for (const victim of ["engine", "everything", "provider"]) {
      const points = trials.filter((trial) => trial.victim === victim).map(({ point }) => point);
      expect(Math.min(...points)).toBeLessThan(0.1);
      expect(Math.max(...points)).toBeGreaterThan(0.9);
    }
  });

  it("plans the same trials for the same seed and others for another", () => {
    expect(planTrials(OPTIONS)).toEqual(planTrials(OPTIONS));
    expect(planTrials({ ...OPTIONS, seed: 2 })).not.toEqual(planTrials(OPTIONS));
  });

  it("repeats one trial as it was", () => {
    expect(planTrials({ ...OPTIONS, trial: 7 })).toEqual([planTrials(OPTIONS)[6]]);
  });

  it("restarts API servers only where there are some", () => {
    const victims = (kubernetes: "recorded" | "api-server") =>
      planTrials({ ...OPTIONS, kubernetes }).map(({ victim }) => victim);
    expect(victims("recorded")).not.toContain("api-server");
    expect(victims("api-server")).toContain("api-server");
  });
});
