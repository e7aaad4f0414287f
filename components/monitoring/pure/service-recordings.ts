import type { PrometheusRuleSpec } from "./monitoring-kinds";
import { errorRatio, latencyQuantile, requestRate } from "./red-queries";

const SCOPE = { window: "5m" } as const;

/** Series that alerts and objectives read, by name: `<level>:<what>:<how>`. */
const RECORDINGS: Readonly<Record<string, string>> = {
  "service:mesh_requests:rate5m": requestRate(SCOPE),
  "service:mesh_request_errors:ratio_rate5m": errorRatio(SCOPE),
  "service:mesh_request_duration_milliseconds:p50_rate5m": latencyQuantile(0.5, SCOPE),
  "service:mesh_request_duration_milliseconds:p99_rate5m": latencyQuantile(0.99, SCOPE),
};

/**
 * `spec` of the rule object that records throughput, error ratio and latency of every service, so
 * that a question over weeks reads four series a service and not every pair of pods.
 */
export function serviceRecordings(): PrometheusRuleSpec {
  const rules = Object.entries(RECORDINGS).map(([record, expr]) => ({ record, expr }));
  return { groups: [{ name: "orchestration-platform.services", interval: "30s", rules }] };
}
