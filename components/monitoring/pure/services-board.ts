import type { Board, Graph } from "./dashboard-model";
import { errorRatio, latencyQuantile, type QueryScope, requestRate } from "./red-queries";

const SCOPE: QueryScope = {
  window: "$__rate_interval",
  where: 'destination_service_namespace=~"$namespace"',
};

const SERVICE = "{{destination_service_namespace}}/{{destination_canonical_service}}";

/** Rate, errors and duration of every service in the mesh. */
export function servicesBoard(): Board {
  return {
    uid: "mesh-services",
    title: "Services",
    choices: [
      {
        name: "namespace",
        metric: "istio_requests_total",
        label: "destination_service_namespace",
      },
    ],
    graphs: [requestRateGraph(), errorRatioGraph(), latencyGraph(0.5), latencyGraph(0.99)],
  };
}

function requestRateGraph(): Graph {
  return {
    title: "Requests",
    description: "Answered calls a second, as the service's own proxies counted them.",
    unit: "reqps",
    series: [{ query: requestRate(SCOPE), legend: SERVICE }],
  };
}

function errorRatioGraph(): Graph {
  return {
    title: "Errors",
    description: "Share of the calls that were answered with a server error (5xx).",
    unit: "percentunit",
    series: [{ query: errorRatio(SCOPE), legend: SERVICE }],
  };
}

function latencyGraph(quantile: number): Graph {
  const percent = quantile * 100;
  return {
    title: `Duration, ${percent} %`,
    description: `${percent} % of the calls were answered within this time.`,
    unit: "ms",
    series: [{ query: latencyQuantile(quantile, SCOPE), legend: SERVICE }],
  };
}
