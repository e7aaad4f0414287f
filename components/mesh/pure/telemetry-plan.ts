import { definedOnly } from "../../core/pure/defined-only";
import { assertValid } from "../../core/pure/validate";
import type { TelemetrySpec } from "./telemetry-kind";

/** Which calls proxies write to their access logs. */
export type AccessLogs = "errors" | "all";

/** Where spans go, and how many calls make one. */
export interface MeshTracing {
  /** Extension provider of the mesh configuration, for example one of kind `opentelemetry`. */
  readonly provider: string;
  /** Share of the calls without a sampling decision that get one; 100 is every call. */
  readonly samplingPercentage: number;
}

/** What proxies record, with every default applied. */
export interface TelemetrySettings {
  readonly accessLogs: AccessLogs;
  readonly tracing?: MeshTracing;
}

/** Istio brings both providers: standard output as the mesh formats it, and Prometheus. */
const PROVIDERS = { logs: "envoy", metrics: "prometheus" } as const;

/** Client and server errors; a call that the caller gave up on has code 0 and is left out. */
const ERRORS_ONLY = "response.code >= 400";

/**
 * Labels that say again what canonical service, revision and workload say. They are taken off in
 * the proxy, which adds the series up; dropped at the scrape, equal series would collide.
 */
const REDUNDANT_LABELS = [
  "source_app",
  "source_principal",
  "source_version",
  "destination_app",
  "destination_principal",
  "destination_version",
] as const;

/** Two of the three histograms of a call, and read by no dashboard and no alert of the platform. */
const UNUSED_METRICS = ["REQUEST_SIZE", "RESPONSE_SIZE"] as const;

/** The `spec` of the mesh-wide Telemetry; throws with every problem of the settings at once. */
export function planTelemetry(settings: TelemetrySettings): TelemetrySpec {
  const { tracing } = settings;
  if (tracing !== undefined) assertSoundTracing(tracing);
  return definedOnly({
    accessLogging: [planAccessLogs(settings.accessLogs)],
    metrics: [{ providers: [{ name: PROVIDERS.metrics }], overrides: planOverrides() }],
    tracing: tracing === undefined ? undefined : [planTracing(tracing)],
  });
}

function assertSoundTracing({ provider, samplingPercentage }: MeshTracing): void {
  assertValid([
    {
      when: provider.trim() === "",
      path: "tracing.provider",
      problem: "is empty",
      fix: "name an extension provider of the mesh configuration, or leave tracing out",
    },
    {
      when: !(samplingPercentage >= 0 && samplingPercentage <= 100),
      path: "tracing.samplingPercentage",
      problem: "must be a percentage from 0 to 100",
      got: samplingPercentage,
      fix: "use 1 for one call in a hundred",
    },
  ]);
}

function planAccessLogs(logs: AccessLogs): NonNullable<TelemetrySpec["accessLogging"]>[number] {
  const providers = [{ name: PROVIDERS.logs }];
  return logs === "all" ? { providers } : { providers, filter: { expression: ERRORS_ONLY } };
}

function planTracing(tracing: MeshTracing): NonNullable<TelemetrySpec["tracing"]>[number] {
  return {
    providers: [{ name: tracing.provider }],
    randomSamplingPercentage: tracing.samplingPercentage,
  };
}

type MetricOverride = NonNullable<
  NonNullable<TelemetrySpec["metrics"]>[number]["overrides"]
>[number];

function planOverrides(): MetricOverride[] {
  const tagOverrides = Object.fromEntries(
    REDUNDANT_LABELS.map((label) => [label, { operation: "REMOVE" as const }]),
  );
  return [
    { match: { metric: "ALL_METRICS" }, tagOverrides },
    ...UNUSED_METRICS.map((metric) => ({ match: { metric }, disabled: true })),
  ];
}
