import { describe, expect, it } from "vitest";
import { planAutoscaler } from "../../../../components/scaling/pure/autoscaler-plan";
import { happyAutoscaler } from "./happy-autoscaler";

describe("planAutoscaler", () => {
  it("renders bounds, metrics and pace", () => {
    expect(planAutoscaler(happyAutoscaler)).toEqual({
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "orders" },
      minReplicas: 2,
      maxReplicas: 10,
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 70 } },
        },
      ],
      behavior: {
        scaleUp: {
          stabilizationWindowSeconds: 0,
          selectPolicy: "Max",
          policies: [
            { type: "Percent", value: 100, periodSeconds: 15 },
            { type: "Pods", value: 4, periodSeconds: 15 },
          ],
        },
        scaleDown: {
          stabilizationWindowSeconds: 300,
          selectPolicy: "Max",
          policies: [{ type: "Percent", value: 10, periodSeconds: 60 }],
        },
      },
    });
  });

  it("counts one container alone where it is named", () => {
    expect(planAutoscaler({ ...happyAutoscaler, container: "app" }).metrics).toEqual([
      {
        type: "ContainerResource",
        containerResource: {
          name: "cpu",
          container: "app",
          target: { type: "Utilization", averageUtilization: 70 },
        },
      },
    ]);
  });

  it("adds memory after CPU where it has a target", () => {
    const { metrics } = planAutoscaler({ ...happyAutoscaler, memoryUtilization: 80 });
    expect(metrics).toMatchObject([
      { resource: { name: "cpu" } },
      { resource: { name: "memory", target: { averageUtilization: 80 } } },
    ]);
  });

  it("writes a tolerance as a quantity", () => {
    const scaleDown = { ...happyAutoscaler.scaleDown, tolerance: 0.05 };
    expect(planAutoscaler({ ...happyAutoscaler, scaleDown }).behavior).toMatchObject({
      scaleDown: { tolerance: "0.05" },
    });
  });

  it("targets a StatefulSet where asked", () => {
    const target = { kind: "StatefulSet", name: "ledger" } as const;
    expect(planAutoscaler({ ...happyAutoscaler, target }).scaleTargetRef).toEqual({
      apiVersion: "apps/v1",
      kind: "StatefulSet",
      name: "ledger",
    });
  });

  it("names the workload and every problem in one error", () => {
    const settings = { ...happyAutoscaler, minReplicas: 0, cpuUtilization: 0 };
    expect(() => planAutoscaler(settings)).toThrow(
      /^autoscaler of orders has 2 problems:\n {2}minReplicas: .*\n {2}cpuUtilization: /,
    );
  });
});
