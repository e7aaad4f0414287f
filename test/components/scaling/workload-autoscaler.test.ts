import { describe, expect, it } from "vitest";
import { WorkloadAutoscaler, type WorkloadAutoscalerArgs } from "../../../components/scaling";
import { type RecordedResource, record, type RecordOptions } from "../../support/mocks";
import { provesRow } from "../../support/proves";

const TYPE = "kubernetes:autoscaling/v2:HorizontalPodAutoscaler";

const args: WorkloadAutoscalerArgs = {
  namespace: "shop",
  target: { name: "orders" },
  container: "app",
  maxReplicas: 10,
};

function recordAutoscaler(change: Partial<WorkloadAutoscalerArgs> = {}, options?: RecordOptions) {
  return record(() => new WorkloadAutoscaler("dev-orders", { ...args, ...change }), options);
}

async function autoscaler(change?: Partial<WorkloadAutoscalerArgs>): Promise<RecordedResource> {
  return (await recordAutoscaler(change)).only(TYPE);
}

describe("WorkloadAutoscaler", () => {
  it.each([{ preview: true }, { preview: false }])("declares one autoscaler (%o)", async (mode) => {
    const { inventory } = await recordAutoscaler({}, mode);
    expect(inventory).toEqual([`${TYPE} dev-orders-autoscaler`]);
  });

  it("names the object after its workload, so that a second one collides", async () => {
    expect((await autoscaler()).inputs.metadata).toEqual({ name: "orders", namespace: "shop" });
  });

  it("triggers on the CPU of the application's container [AS-1] [CS-9]", async () => {
    provesRow(
      ["AS-1", "CS-9"],
      await autoscaler(),
      "spec.metrics[0].containerResource.target.averageUtilization",
      70,
    );
  });

  it("doubles every quarter of a minute under load [AS-4] [GAP-6] [CHA-7]", async () => {
    provesRow(["AS-4", "GAP-6", "CHA-7"], await autoscaler(), "spec.behavior.scaleUp.policies[0]", {
      type: "Percent",
      value: 100,
      periodSeconds: 15,
    });
  });

  it("waits for five quiet minutes before it shrinks [AS-5]", async () => {
    provesRow(
      "AS-5",
      await autoscaler(),
      "spec.behavior.scaleDown.stabilizationWindowSeconds",
      300,
    );
  });

  it("starts from two replicas [HS-1]", async () => {
    provesRow("HS-1", await autoscaler(), "spec.minReplicas", 2);
  });

  it("lets the caller's pace win over the default", async () => {
    const scaleDown = { window: "1 minute", period: "60 seconds", pods: 1 } as const;
    expect((await autoscaler({ scaleDown })).inputs.spec).toMatchObject({
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 60,
          policies: [{ type: "Pods", value: 1, periodSeconds: 60 }],
        },
      },
    });
  });

  it("applies the transform last", async () => {
    const transform = {
      autoscaler: { metadata: { name: "orders", namespace: "shop", annotations: { a: "b" } } },
    };
    expect((await autoscaler({ transform })).inputs.metadata).toMatchObject({
      annotations: { a: "b" },
    });
  });

  it("refuses a maximum below the minimum before anything is declared", async () => {
    await expect(recordAutoscaler({ maxReplicas: 1 })).rejects.toThrow(
      "autoscaler of orders has 1 problem:\n  maxReplicas: must be a whole number of at least minReplicas (2), got 1; raise maxReplicas or lower minReplicas",
    );
  });
});
