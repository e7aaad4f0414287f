import { describe, expect, it } from "vitest";
import { replicaBoundsRules } from "../../../../components/core/pure/replica-bounds";
import { findProblems } from "../../../../components/core/pure/validate";

const problems = (min: number, max: number) =>
  findProblems(replicaBoundsRules({ path: "low", value: min }, { path: "high", value: max }));

describe("replicaBoundsRules", () => {
  it("accepts equal bounds", () => {
    expect(problems(1, 1)).toEqual([]);
  });

  it("refuses a minimum below one and a fraction, each by its path", () => {
    expect(problems(0, 1.5)).toEqual([
      "low: must be a whole number of at least 1, got 0; use 2 or more for a workload that must survive the loss of a node",
      "high: must be a whole number of at least low (0), got 1.5; raise high or lower low",
    ]);
  });

  it("refuses a maximum below the minimum", () => {
    expect(problems(3, 2)).toEqual([
      "high: must be a whole number of at least low (3), got 2; raise high or lower low",
    ]);
  });
});
