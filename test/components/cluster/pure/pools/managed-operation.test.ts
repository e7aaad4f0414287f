import { describe, expect, it } from "vitest";
import {
  planRepair,
  planUpdate,
} from "../../../../../components/cluster/pure/pools/managed-operation";

describe("planUpdate", () => {
  it("replaces a third of the nodes at a time unless told otherwise", () => {
    expect(planUpdate({})).toEqual({ maxUnavailablePercentage: 33 });
    expect(planUpdate({ update: { count: 2 }, strategy: "minimal" })).toEqual({
      maxUnavailable: 2,
      updateStrategy: "MINIMAL",
    });
  });
});

describe("planRepair", () => {
  it("repairs without limits unless told otherwise", () => {
    expect(planRepair({})).toEqual({ enabled: true });
    expect(planRepair({ repair: "off" })).toEqual({ enabled: false });
  });

  it("passes limits and overrides on", () => {
    const override = { condition: "AcceleratedInstanceNotReady", reason: "NvidiaXID64Error" };
    expect(
      planRepair({
        repair: {
          parallel: { count: 1 },
          stopAbove: { percent: 20 },
          overrides: [{ ...override, after: "10 minutes", action: "none" }],
        },
      }),
    ).toEqual({
      enabled: true,
      maxParallelNodesRepairedCount: 1,
      maxUnhealthyNodeThresholdPercentage: 20,
      nodeRepairConfigOverrides: [
        {
          nodeMonitoringCondition: "AcceleratedInstanceNotReady",
          nodeUnhealthyReason: "NvidiaXID64Error",
          minRepairWaitTimeMins: 10,
          repairAction: "NoAction",
        },
      ],
    });
    expect(
      planRepair({ repair: { parallel: { percent: 5 }, stopAbove: { count: 3 } } }),
    ).toMatchObject({ maxParallelNodesRepairedPercentage: 5, maxUnhealthyNodeThresholdCount: 3 });
  });
});
