/** What a query looks at. */
export interface QueryScope {
  /** Window of the rate: `5m`, or Grafana's `$__rate_interval`. */
  readonly window: string;
  /** Condition on the labels of the series: `destination_service_namespace="shop"`. */
  readonly where?: string;
}

/** Names a service in the mesh's metrics, for all of its pods. */
export const SERVICE_LABELS = [
  "destination_service_namespace",
  "destination_canonical_service",
] as const;

const BY_SERVICE = SERVICE_LABELS.join(", ");

/** Answered calls a second, by service, as the service's own proxies counted them. */
export function requestRate(scope: QueryScope): string {
  return `sum by (${BY_SERVICE}) (${rateOf("istio_requests_total", scope)})`;
}

/** Share of the calls that the service answered with a server error, from 0 to 1. */
export function errorRatio(scope: QueryScope): string {
  const failed = rateOf("istio_requests_total", scope, 'response_code=~"5.."');
  const all = requestRate(scope);
  // A service without errors has no series of them, and its ratio is zero and not absent.
  return `(sum by (${BY_SERVICE}) (${failed}) or ${all} * 0) / ${all}`;
}

/** Milliseconds within which this share of the calls was answered, by service. */
export function latencyQuantile(quantile: number, scope: QueryScope): string {
  const buckets = rateOf("istio_request_duration_milliseconds_bucket", scope);
  return `histogram_quantile(${quantile}, sum by (${BY_SERVICE}, le) (${buckets}))`;
}

/** The service's own side of each call; the caller's proxy reports the same call again. */
function rateOf(metric: string, { window, where }: QueryScope, ...conditions: string[]): string {
  const matchers = [
    'reporter="destination"',
    ...conditions,
    ...(where === undefined ? [] : [where]),
  ];
  return `rate(${metric}{${matchers.join(", ")}}[${window}])`;
}
