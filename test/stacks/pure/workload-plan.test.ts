import { describe, expect, it } from "vitest";
import { planWorkloads } from "../../../stacks/pure/workload-plan";

const workload = {
  image: "registry.example.com/a",
  port: 8080,
  metricsPort: 9090,
  calls: [],
  maxReplicas: 2,
};

describe("planWorkloads", () => {
  it("gives a workload a namespace of its own name", () => {
    expect(planWorkloads({ orders: workload }).namespaces).toEqual(["orders"]);
  });

  it("puts two workloads into one namespace where they name it", () => {
    const shared = { ...workload, namespace: "shop" };
    expect(planWorkloads({ orders: shared, payments: shared }).namespaces).toEqual(["shop"]);
  });

  it("resolves a call at both of its ends", () => {
    const { workloads } = planWorkloads({
      orders: { ...workload, calls: ["payments"] },
      payments: { ...workload, port: 9090, namespace: "money" },
    });
    expect(
      workloads.map(({ name, callers, dependencies }) => ({ name, callers, dependencies })),
    ).toEqual([
      {
        name: "orders",
        callers: [],
        dependencies: [{ name: "payments", namespace: "money", port: 9090 }],
      },
      {
        name: "payments",
        callers: [{ name: "orders", namespace: "orders", port: 8080 }],
        dependencies: [],
      },
    ]);
  });
});
