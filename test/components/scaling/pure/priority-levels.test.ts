import { describe, expect, it } from "vitest";
import {
  PRIORITY_LEVELS,
  planPriorityClasses,
} from "../../../../components/scaling/pure/priority-levels";

describe("planPriorityClasses", () => {
  const plans = planPriorityClasses();

  it("gives each level a lower value than the one before", () => {
    const values = PRIORITY_LEVELS.map((level) => plans[level].value);
    expect(values).toEqual([1_000_000, 10_000, 100]);
  });

  it("makes exactly one level the default", () => {
    expect(PRIORITY_LEVELS.filter((level) => plans[level].globalDefault)).toEqual(["standard"]);
  });

  it("lets batch work wait instead of displacing a pod", () => {
    expect(plans.batch.preemptionPolicy).toBe("Never");
  });
});
