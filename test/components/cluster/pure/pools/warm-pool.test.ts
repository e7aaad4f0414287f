import { describe, expect, it } from "vitest";
import { planWarmPool } from "../../../../../components/cluster/pure/pools/warm-pool";

describe("planWarmPool", () => {
  it("stops its instances unless told otherwise, in either spelling", () => {
    expect(planWarmPool({}, "eks")).toEqual({
      poolState: "STOPPED",
      minSize: 0,
      reuseOnScaleIn: false,
    });
    expect(planWarmPool({ state: "running", min: 1, maxPrepared: 4 }, "auto-scaling")).toEqual({
      poolState: "Running",
      minSize: 1,
      maxGroupPreparedCapacity: 4,
      reuseOnScaleIn: false,
    });
  });
});
