import { describe, expect, it } from "vitest";
import { planSelfManagedPool } from "../../../../../components/cluster/pure/pools/self-managed-plan";
import type { SelfManagedPoolInput } from "../../../../../components/cluster/pure/pools/self-managed-input";
import { selfManagedInput } from "../node-pool-fixture";

const planOf = (change: Partial<SelfManagedPoolInput> = {}) =>
  planSelfManagedPool("dev-own", { ...selfManagedInput, ...change });

describe("planSelfManagedPool", () => {
  it("looks the newest image up when an instance starts", () => {
    expect(planOf().imageId).toBe(
      "resolve:ssm:/aws/service/bottlerocket/aws-k8s-1.35/arm64/latest/image_id",
    );
    expect(planOf({ image: { os: "al2023", custom: true } }).imageId).toBeUndefined();
  });

  it("lets Windows nodes in as such", () => {
    expect(planOf().accessType).toBe("EC2_LINUX");
    const windows = { instanceTypes: ["m7i.large"], image: { os: "windows-2025" } } as const;
    expect(planOf(windows).accessType).toBe("EC2_WINDOWS");
  });

  it("names one type on demand in the template, anything else in the group", () => {
    const one = planOf({ instanceTypes: ["m7g.large"] });
    expect([one.template.instanceType, one.mixed]).toEqual(["m7g.large", undefined]);
    expect(planOf().template.instanceType).toBeUndefined();
  });

  it.each([
    [{ kind: "on-demand" }, 0, 100],
    [{ kind: "spot" }, 0, 0],
    [{ kind: "mixed", onDemandBase: 2, spotPercent: 80 }, 2, 20],
  ] as const)("splits purchase %j", (purchase, base, percent) => {
    expect(planOf({ purchase }).mixed).toEqual({
      instanceTypes: ["m7g.large", "m6g.large"],
      onDemandBaseCapacity: base,
      onDemandPercentageAboveBaseCapacity: percent,
    });
  });

  it("leaves to others what they change", () => {
    expect(planOf().ignoreChanges).toEqual(["desiredCapacity"]);
    expect(planOf({ operation: { sizeOwner: "program" } }).ignoreChanges).toEqual([]);
    const night = { cron: "0 20 * * *", timeZone: "UTC", size: { min: 0, max: 0 } };
    expect(planOf({ operation: { schedules: { night } } }).ignoreChanges).toEqual([
      "desiredCapacity",
      "minSize",
      "maxSize",
    ]);
  });

  it("writes durations in seconds", () => {
    const plan = planOf({
      operation: { maxInstanceLifetime: "30 days", refresh: { warmup: "2 minutes" } },
    });
    expect(plan.maxInstanceLifetime).toBe(2_592_000);
    expect(plan.refresh).toEqual({
      strategy: "Rolling",
      preferences: { minHealthyPercentage: 90, instanceWarmup: "120" },
    });
  });
});
