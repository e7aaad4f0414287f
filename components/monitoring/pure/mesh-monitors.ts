import type { PodMonitorSpec, ServiceMonitorSpec } from "./monitoring-kinds";

/** Twice a minute: an alert over five minutes sees ten samples. */
const INTERVAL = "30s";

/** A proxy that knows its dependencies only stays far below; one that knows the whole mesh stops. */
const LIMITS = { sampleLimit: 20_000, labelLimit: 64 } as const;

/**
 * Buckets of message sizes and of the proxy's own timings: a bucket is a series for every pair of
 * services, and these answer no question of the platform. Their sums and counts stay.
 */
const UNUSED_BUCKETS = "istio_(request|response)_bytes_bucket|envoy_.+_bucket";

/**
 * Every sidecar of every namespace: rate, errors and duration of all calls, without a line in the
 * service. Its own port is outside mutual TLS, so no scrape class is needed.
 */
export function sidecarMonitor(): PodMonitorSpec {
  return {
    namespaceSelector: { any: true },
    // Set by the injector on every pod with a sidecar.
    selector: {
      matchExpressions: [{ key: "service.istio.io/canonical-name", operator: "Exists" }],
    },
    podMetricsEndpoints: [
      {
        port: "http-envoy-prom",
        path: "/stats/prometheus",
        interval: INTERVAL,
        metricRelabelings: [{ action: "drop", sourceLabels: ["__name__"], regex: UNUSED_BUCKETS }],
      },
    ],
    ...LIMITS,
  };
}

/** The control plane: how long a change takes to reach the proxies, and what they refuse. */
export function controlPlaneMonitor(): ServiceMonitorSpec {
  return {
    jobLabel: "app",
    namespaceSelector: { matchNames: ["istio-system"] },
    selector: { matchLabels: { app: "istiod", istio: "pilot" } },
    endpoints: [{ port: "http-monitoring", path: "/metrics", interval: INTERVAL }],
  };
}
