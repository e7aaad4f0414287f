import { describe, expect, it } from "vitest";
import { MESH_POD_MONITORS } from "../../../../components/monitoring/pure/mesh-pod-monitors";

describe("MESH_POD_MONITORS", () => {
  it("scrapes the sidecars of every namespace", () => {
    expect(MESH_POD_MONITORS[0]).toEqual({
      name: "mesh-sidecars",
      namespaceSelector: { any: true },
      selector: {
        matchExpressions: [{ key: "service.istio.io/canonical-name", operator: "Exists" }],
      },
      podMetricsEndpoints: [
        { port: "http-envoy-prom", path: "/stats/prometheus", interval: "30s" },
      ],
    });
  });

  it("scrapes the control plane in the root namespace", () => {
    expect(MESH_POD_MONITORS[1]).toMatchObject({
      namespaceSelector: { matchNames: ["istio-system"] },
      selector: { matchLabels: { app: "istiod" } },
    });
  });
});
