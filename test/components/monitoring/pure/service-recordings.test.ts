import { describe, expect, it } from "vitest";
import { errorRatio } from "../../../../components/monitoring/pure/red-queries";
import { serviceRecordings } from "../../../../components/monitoring/pure/service-recordings";

const [group] = serviceRecordings().groups ?? [];

describe("serviceRecordings", () => {
  it("records rate, errors and duration of every service", () => {
    expect(group?.rules?.map(({ record }) => record)).toEqual([
      "service:mesh_requests:rate5m",
      "service:mesh_request_errors:ratio_rate5m",
      "service:mesh_request_duration_milliseconds:p50_rate5m",
      "service:mesh_request_duration_milliseconds:p99_rate5m",
    ]);
  });

  it("looks back as far as the name of the series says", () => {
    expect(group?.rules?.[1]?.expr).toBe(errorRatio({ window: "5m" }));
  });

  it("is evaluated as often as the sidecars are scraped", () => {
    expect(group?.interval).toBe("30s");
  });
});
