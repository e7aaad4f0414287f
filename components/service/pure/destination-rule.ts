import type { IDestinationRule } from "@kubernetes-models/istio/networking.istio.io/v1/DestinationRule" with {
  "resolution-mode": "import",
};
import type { ServiceSettings } from "./service-settings";

type DestinationRuleSpec = NonNullable<IDestinationRule["spec"]>;
type TrafficPolicy = NonNullable<DestinationRuleSpec["trafficPolicy"]>;

/**
 * The most requests that one calling pod may have under way to the service: about 1,000 a second at
 * 100 milliseconds each. A caller that holds more is waiting for a service that does not answer, and
 * should get an error at once.
 */
const OPEN_REQUESTS = 100;

/**
 * A pod that cannot be reached five times in a row gets no calls for 30 seconds. Answers are not
 * counted, whatever their status: under overload every pod answers some calls with 503, and taking
 * pods away then leaves the rest with more.
 */
const OUTLIER_DETECTION: NonNullable<TrafficPolicy["outlierDetection"]> = {
  splitExternalLocalOriginErrors: true,
  consecutiveLocalOriginFailures: 5,
  consecutive5xxErrors: 0,
  consecutiveGatewayErrors: 0,
  interval: "10s",
  baseEjectionTime: "30s",
  maxEjectionPercent: 50,
  minHealthPercent: 50, // with fewer pods left, calls go to all of them again
};

/**
 * The `spec` of the DestinationRule, which every caller's proxy follows. Which zone a call prefers is
 * the Service's `trafficDistribution`; outlier detection is what lets it leave that zone.
 */
export function planDestinationRule(settings: ServiceSettings): DestinationRuleSpec {
  return {
    host: settings.serviceName, // a short name is looked up in the namespace of the rule
    trafficPolicy: {
      tls: { mode: "ISTIO_MUTUAL" }, // stated, so that no mesh-wide setting can loosen it
      loadBalancer: { simple: "LEAST_REQUEST" },
      connectionPool: {
        tcp: { maxConnections: OPEN_REQUESTS, connectTimeout: "1s" },
        http: { http1MaxPendingRequests: OPEN_REQUESTS, http2MaxRequests: OPEN_REQUESTS },
      },
      // A share of the calls under way, so that retries cannot multiply an overload.
      retryBudget: { percent: 20, minRetryConcurrency: 3 },
      outlierDetection: OUTLIER_DETECTION,
    },
  };
}
