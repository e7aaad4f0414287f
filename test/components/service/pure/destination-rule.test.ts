import { describe, expect, it } from "vitest";
import { planDestinationRule } from "../../../../components/service/pure/destination-rule";
import { happyService } from "./happy-service";

const { host, trafficPolicy } = planDestinationRule(happyService);

describe("planDestinationRule", () => {
  it("is about the service in its own namespace", () => {
    expect(host).toBe("orders");
  });

  it("asks for mutual TLS, whatever the mesh says", () => {
    expect(trafficPolicy?.tls).toEqual({ mode: "ISTIO_MUTUAL" });
  });

  it("sends each call to the less busy of two pods", () => {
    expect(trafficPolicy?.loadBalancer).toEqual({ simple: "LEAST_REQUEST" });
  });

  it("bounds what one caller may have under way", () => {
    expect(trafficPolicy?.connectionPool).toEqual({
      tcp: { maxConnections: 100, connectTimeout: "1s" },
      http: { http1MaxPendingRequests: 100, http2MaxRequests: 100 },
    });
  });

  it("lets retries be a fifth of the calls at most", () => {
    expect(trafficPolicy?.retryBudget).toEqual({ percent: 20, minRetryConcurrency: 3 });
  });

  it("leaves out a pod that cannot be reached, never one that answers with an error", () => {
    expect(trafficPolicy?.outlierDetection).toEqual({
      splitExternalLocalOriginErrors: true,
      consecutiveLocalOriginFailures: 5,
      consecutive5xxErrors: 0,
      consecutiveGatewayErrors: 0,
      interval: "10s",
      baseEjectionTime: "30s",
      maxEjectionPercent: 50,
      minHealthPercent: 50,
    });
  });

  it("leaves the choice of the zone to the Service", () => {
    expect(trafficPolicy?.loadBalancer).not.toHaveProperty("localityLbSetting");
  });
});
