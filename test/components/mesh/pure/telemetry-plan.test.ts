import { describe, expect, it } from "vitest";
import { planTelemetry } from "../../../../components/mesh/pure/telemetry-plan";

const REMOVE = { operation: "REMOVE" };

describe("planTelemetry", () => {
  it("logs the calls that failed, in the format of the mesh", () => {
    expect(planTelemetry({ accessLogs: "errors" }).accessLogging).toEqual([
      { providers: [{ name: "envoy" }], filter: { expression: "response.code >= 400" } },
    ]);
  });

  it("logs every call where asked", () => {
    expect(planTelemetry({ accessLogs: "all" }).accessLogging).toEqual([
      { providers: [{ name: "envoy" }] },
    ]);
  });

  it("takes redundant labels off every metric and leaves the size histograms out", () => {
    expect(planTelemetry({ accessLogs: "errors" }).metrics).toEqual([
      {
        providers: [{ name: "prometheus" }],
        overrides: [
          {
            match: { metric: "ALL_METRICS" },
            tagOverrides: {
              source_app: REMOVE,
              source_principal: REMOVE,
              source_version: REMOVE,
              destination_app: REMOVE,
              destination_principal: REMOVE,
              destination_version: REMOVE,
            },
          },
          { match: { metric: "REQUEST_SIZE" }, disabled: true },
          { match: { metric: "RESPONSE_SIZE" }, disabled: true },
        ],
      },
    ]);
  });

  it("traces nothing without a provider", () => {
    expect(planTelemetry({ accessLogs: "errors" })).not.toHaveProperty("tracing");
  });

  it.each([0, 1, 100])("samples %d %% of the calls for the named provider", (percentage) => {
    const tracing = { provider: "otel", samplingPercentage: percentage };
    expect(planTelemetry({ accessLogs: "errors", tracing }).tracing).toEqual([
      { providers: [{ name: "otel" }], randomSamplingPercentage: percentage },
    ]);
  });

  it("names every problem of the tracing at once", () => {
    const tracing = { provider: " ", samplingPercentage: 101 };
    expect(() => planTelemetry({ accessLogs: "errors", tracing })).toThrow(
      "tracing.provider: is empty; name an extension provider of the mesh configuration, or leave tracing out\n" +
        "  tracing.samplingPercentage: must be a percentage from 0 to 100, got 101; use 1 for one call in a hundred",
    );
  });

  it("refuses a percentage that is not a number", () => {
    const tracing = { provider: "otel", samplingPercentage: Number.NaN };
    expect(() => planTelemetry({ accessLogs: "errors", tracing })).toThrow(
      "tracing.samplingPercentage: must be a percentage from 0 to 100",
    );
  });
});
