import { describe, expect, it } from "vitest";
import {
  errorRatio,
  latencyQuantile,
  requestRate,
} from "../../../../components/monitoring/pure/red-queries";

const BY = "destination_service_namespace, destination_canonical_service";

describe("requestRate", () => {
  it("counts each call once, on the side that answered it", () => {
    expect(requestRate({ window: "5m" })).toBe(
      `sum by (${BY}) (rate(istio_requests_total{reporter="destination"}[5m]))`,
    );
  });

  it("looks only at what is asked for", () => {
    expect(requestRate({ window: "1m", where: 'destination_workload="web"' })).toBe(
      `sum by (${BY}) (rate(istio_requests_total{reporter="destination", destination_workload="web"}[1m]))`,
    );
  });
});

describe("errorRatio", () => {
  it("is zero, not absent, for a service without errors", () => {
    const all = requestRate({ window: "5m" });
    const failed = `sum by (${BY}) (rate(istio_requests_total{reporter="destination", response_code=~"5.."}[5m]))`;
    expect(errorRatio({ window: "5m" })).toBe(`(${failed} or ${all} * 0) / ${all}`);
  });
});

describe("latencyQuantile", () => {
  it("adds the buckets of all pods of a service before it takes the quantile", () => {
    expect(latencyQuantile(0.99, { window: "5m" })).toBe(
      `histogram_quantile(0.99, sum by (${BY}, le) (rate(istio_request_duration_milliseconds_bucket{reporter="destination"}[5m])))`,
    );
  });
});
