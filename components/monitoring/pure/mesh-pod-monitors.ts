/**
 * Scraping of the mesh itself, declared with the chart so that it exists before the first sidecar:
 * request rate, errors and latency of every service come from here, without a line in the service.
 */
export const MESH_POD_MONITORS = [
  {
    name: "mesh-sidecars",
    namespaceSelector: { any: true },
    // Set by the injector on every pod with a sidecar.
    selector: {
      matchExpressions: [{ key: "service.istio.io/canonical-name", operator: "Exists" }],
    },
    podMetricsEndpoints: [{ port: "http-envoy-prom", path: "/stats/prometheus", interval: "30s" }],
  },
  {
    name: "mesh-control-plane",
    namespaceSelector: { matchNames: ["istio-system"] },
    selector: { matchLabels: { app: "istiod" } },
    podMetricsEndpoints: [{ port: "http-monitoring", path: "/metrics", interval: "30s" }],
  },
] as const;
