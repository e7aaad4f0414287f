import { RESTRICTED_CONTAINER, RUNTIME_SECCOMP } from "../../core/pure/container-security";
import type { Cpu, Memory } from "../../core/pure/units";
import { assertValid } from "../../core/pure/validate";
import { CHARTS } from "../../core/versions";

/** What the values of the chart depend on. */
export interface MetricsServerSettings {
  readonly replicas: number;
  readonly resources: { readonly cpu: Cpu; readonly memory: Memory };
}

const SELECTOR = {
  "app.kubernetes.io/name": CHARTS.metricsServer.chart,
  "app.kubernetes.io/instance": CHARTS.metricsServer.chart,
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
    podSecurityContext: { runAsNonRoot: true, seccompProfile: RUNTIME_SECCOMP },
    securityContext: {
      ...RESTRICTED_CONTAINER,
      runAsNonRoot: true,
      runAsUser: 1_000,
      seccompProfile: RUNTIME_SECCOMP,
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
