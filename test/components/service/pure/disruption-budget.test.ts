import { describe, expect, it } from "vitest";
import { planDisruptionBudget } from "../../../../components/service/pure/disruption-budget";
import { happyService, SELECTOR } from "./happy-service";

describe("planDisruptionBudget", () => {
  it("lets one pod go at a time, and a broken one always", () => {
    expect(planDisruptionBudget(happyService)).toEqual({
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
      selector: { matchLabels: SELECTOR },
    });
  });
});
