import type { Cpu, Memory } from "../../core/pure/units";
import { assertValid } from "../../core/pure/validate";

/** Chart of the metrics server: 3.13.1 of 2026-02-27 carries metrics-server 0.8.1. */
export const METRICS_SERVER_CHART = {
  chart: "metrics-server",
  version: "3.13.1",
  repository: "https://kubernetes-sigs.github.io/metrics-server/",
} as const;

/** What the values of the chart depend on. */
export interface MetricsServerSettings {
  readonly replicas: number;
  readonly resources: { readonly cpu: Cpu; readonly memory: Memory };
}

const SELECTOR = {
  "app.kubernetes.io/name": METRICS_SERVER_CHART.chart,
  "app.kubernetes.io/instance": METRICS_SERVER_CHART.chart,
};

/** Values of the metrics-server chart: restricted containers, spread replicas, safe eviction. */
export function metricsServerValues(settings: MetricsServerSettings): Record<string, unknown> {
  const { replicas, resources } = settings;
  assertValid([
    {
      when: !Number.isInteger(replicas) || replicas < 1,
      path: "replicas",
      problem: "must be a whole number of at least 1",
      got: replicas,
      fix: "use 2, so that autoscaling survives the loss of a node",
    },
  ]);
  return {
    replicas,
    resources: { requests: { ...resources }, limits: { memory: resources.memory } },
    podSecurityContext: { runAsNonRoot: true, seccompProfile: { type: "RuntimeDefault" } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: 1_000,
      seccompProfile: { type: "RuntimeDefault" },
      capabilities: { drop: ["ALL"] },
    },
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0 } },
    podDisruptionBudget: {
      enabled: replicas > 1,
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: "AlwaysAllow",
    },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: SELECTOR },
      },
    ],
  };
}
