import { describe, expect, it } from "vitest";
import {
  controlPlaneMonitor,
  sidecarMonitor,
} from "../../../../components/monitoring/pure/mesh-monitors";

describe("sidecarMonitor", () => {
  it("scrapes the sidecars of every namespace", () => {
    expect(sidecarMonitor()).toEqual({
      namespaceSelector: { any: true },
      selector: {
        matchExpressions: [{ key: "service.istio.io/canonical-name", operator: "Exists" }],
      },
      podMetricsEndpoints: [
        {
          port: "http-envoy-prom",
          path: "/stats/prometheus",
          interval: "30s",
          metricRelabelings: [
            {
              action: "drop",
              sourceLabels: ["__name__"],
              regex: "istio_(request|response)_bytes_bucket|envoy_.+_bucket",
            },
          ],
        },
      ],
      sampleLimit: 20_000,
      labelLimit: 64,
    });
  });

  // Prometheus anchors the expression at both ends.
  const [endpoint] = sidecarMonitor().podMetricsEndpoints ?? [];
  const dropped = new RegExp(`^(?:${endpoint?.metricRelabelings?.[0]?.regex})$`);

  it.each([
    "istio_request_bytes_bucket",
    "istio_response_bytes_bucket",
    "envoy_cluster_upstream_cx_connect_ms_bucket",
  ])("drops %s", (metric) => {
    expect(metric).toMatch(dropped);
  });

  it.each([
    "istio_requests_total",
    "istio_request_duration_milliseconds_bucket",
    "istio_request_bytes_sum",
    "envoy_server_uptime",
  ])("keeps %s", (metric) => {
    expect(metric).not.toMatch(dropped);
  });
});

describe("controlPlaneMonitor", () => {
  it("scrapes the control plane's Service in the root namespace", () => {
    expect(controlPlaneMonitor()).toEqual({
      jobLabel: "app",
      namespaceSelector: { matchNames: ["istio-system"] },
      selector: { matchLabels: { app: "istiod", istio: "pilot" } },
      endpoints: [{ port: "http-monitoring", path: "/metrics", interval: "30s" }],
    });
  });
});
