import { describe, expect, it } from "vitest";
import { selectorLabels } from "../../../../components/service/pure/service-labels";

describe("selectorLabels", () => {
  it("tells two deployments of one service apart", () => {
    const service = { serviceName: "orders" };
    expect([
      selectorLabels({ ...service, instance: "blue" }),
      selectorLabels({ ...service, instance: "green" }),
    ]).toEqual([
      { "app.kubernetes.io/name": "orders", "app.kubernetes.io/instance": "blue" },
      { "app.kubernetes.io/name": "orders", "app.kubernetes.io/instance": "green" },
    ]);
  });
});
