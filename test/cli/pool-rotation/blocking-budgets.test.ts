import { describe, expect, it } from "vitest";
import { blockingBudgets } from "../../../cli/pool-rotation/blocking-budgets";
import { planned } from "../../plan/planned";

const matchLabels = { app: "web" };

const budget = (spec: object) =>
  planned({
    type: "kubernetes:policy/v1:PodDisruptionBudget",
    name: "web-budget",
    inputs: {
      metadata: { name: "web", namespace: "shop" },
      spec: { selector: { matchLabels }, ...spec },
    },
  });

const deployment = (replicas: number | undefined, namespace = "shop") =>
  planned({
    type: "kubernetes:apps/v1:Deployment",
    name: "web",
    inputs: {
      metadata: { name: "web", namespace },
      spec: {
        ...(replicas === undefined ? {} : { replicas }),
        template: { metadata: { labels: { ...matchLabels, version: "1" } } },
      },
    },
  });

describe("blockingBudgets", () => {
  it.each([
    ["no pod may be missing", { maxUnavailable: 0 }],
    ["no percent may be missing", { maxUnavailable: "0%" }],
    ["all must be there", { minAvailable: "100%" }],
    ["as many must be there as there are", { minAvailable: 2 }],
  ])("names a budget by which %s", (_case, spec) => {
    expect(blockingBudgets([budget(spec), deployment(2)])).toEqual(["shop/web"]);
  });

  it.each([
    ["one may be missing", { maxUnavailable: 1 }, deployment(1)],
    ["one is more than must be there", { minAvailable: 2 }, deployment(3)],
    ["another namespace has the pods", { minAvailable: 2 }, deployment(1, "other")],
    ["none is there", { minAvailable: 2 }, deployment(0)],
    ["half must be there", { minAvailable: "50%" }, deployment(2)],
    [
      "other pods are meant by an expression",
      {
        minAvailable: 2,
        selector: { matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] },
      },
      deployment(1),
    ],
  ])("lets one be by which %s", (_case, spec, workload) => {
    expect(blockingBudgets([budget(spec), workload])).toEqual([]);
  });

  it("takes one replica where none is written", () => {
    expect(blockingBudgets([budget({ minAvailable: 1 }), deployment(undefined)])).toEqual([
      "shop/web",
    ]);
  });

  it("rounds a share of the pods up, as Kubernetes does", () => {
    expect(blockingBudgets([budget({ minAvailable: "50%" }), deployment(1)])).toEqual(["shop/web"]);
  });

  it("takes an empty selector for all pods of the namespace", () => {
    expect(blockingBudgets([budget({ minAvailable: 1, selector: {} }), deployment(1)])).toEqual([
      "shop/web",
    ]);
  });

  it.each([
    [undefined, ["shop/web"]],
    [2, []],
  ])("takes the least of an autoscaler, here %s", (minReplicas, blocking) => {
    const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
    const autoscaler = planned({
      type: "kubernetes:autoscaling/v2:HorizontalPodAutoscaler",
      name: "web",
      inputs: {
        metadata: { name: "web", namespace: "shop" },
        spec: { scaleTargetRef, ...(minReplicas === undefined ? {} : { minReplicas }) },
      },
    });
    const resources = [budget({ minAvailable: 1 }), deployment(undefined), autoscaler];
    expect(blockingBudgets(resources)).toEqual(blocking);
  });
});
