import { RESTRICTED_CONTAINER, RUNTIME_SECCOMP } from "../../core/pure/container-security";
import type { ChartValues } from "../../core/pure/release-plan";
import { durationSeconds, formatMemory, memoryBytes } from "../../core/pure/units";
import { assertValid } from "../../core/pure/validate";
import { GRAFANA_ADMIN, grafanaValues } from "./grafana-values";
import { MESH_SCRAPE, meshScrapeSpec } from "./mesh-scrape";
import { NODE_NAMESPACE } from "./monitoring-namespaces";
import { type MonitoringSettings, monitoringRules } from "./monitoring-settings";

/** Share of the volume that may fill before the oldest blocks go; the rest is for compaction. */
const USABLE_STORAGE = 0.85;

const RESTRICTED_POD = {
  runAsNonRoot: true,
  runAsUser: 65_534,
  runAsGroup: 65_534,
  fsGroup: 65_534,
  seccompProfile: RUNTIME_SECCOMP,
};

/** Values of kube-prometheus-stack; throws with every problem of the settings at once. */
export function prometheusStackValues(settings: MonitoringSettings): ChartValues {
  assertValid(monitoringRules(settings));
  return {
    fullnameOverride: "monitoring",
    prometheus: prometheusValues(settings),
    alertmanager: alertmanagerValues(settings),
    prometheusOperator: operatorValues(),
    grafana: grafanaValues(GRAFANA_ADMIN),
    kubeStateMetrics: { enabled: true }, // the alerts read it
    nodeExporter: { enabled: true },
    "kube-state-metrics": {
      resources: bounded("50m", "128Mi"),
      securityContext: RESTRICTED_POD,
      containerSecurityContext: RESTRICTED_CONTAINER,
    },
    "prometheus-node-exporter": {
      // Reads the node through hostPath: a separate namespace keeps the rest restricted.
      namespaceOverride: NODE_NAMESPACE,
      resources: bounded("50m", "64Mi"),
    },
    ...MANAGED_CONTROL_PLANE,
  };
}

/** A managed control plane does not let anyone scrape these; without this they alert for ever. */
const MANAGED_CONTROL_PLANE = {
  kubeControllerManager: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeEtcd: { enabled: false },
  kubeProxy: { enabled: false },
};

function prometheusValues(settings: MonitoringSettings): ChartValues {
  return {
    serviceAccount: { name: MESH_SCRAPE.serviceAccount },
    podDisruptionBudget: disruptionBudget(settings.replicas),
    prometheusSpec: {
      ...meshScrapeSpec(),
      ...SELECT_EVERYTHING,
      replicas: settings.replicas,
      retention: `${Math.round(durationSeconds(settings.retention) / 3_600)}h`,
      retentionSize: retentionSize(settings),
      scrapeInterval: "30s",
      resources: bounded(settings.resources.cpu, settings.resources.memory),
      storageSpec: volumeClaim(settings.storageClass, settings.storage),
      persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
      podAntiAffinity: "soft",
      podAntiAffinityTopologyKey: "topology.kubernetes.io/zone",
      securityContext: RESTRICTED_POD,
      enableAdminAPI: false,
    },
  };
}

/** Monitors and rules of every namespace count, not only those with the release's label. */
const SELECT_EVERYTHING = {
  serviceMonitorSelectorNilUsesHelmValues: false,
  podMonitorSelectorNilUsesHelmValues: false,
  probeSelectorNilUsesHelmValues: false,
  scrapeConfigSelectorNilUsesHelmValues: false,
  ruleSelectorNilUsesHelmValues: false,
};

function alertmanagerValues(settings: MonitoringSettings): ChartValues {
  return {
    podDisruptionBudget: disruptionBudget(settings.alertmanagerReplicas),
    serviceAccount: { automountServiceAccountToken: false },
    alertmanagerSpec: {
      replicas: settings.alertmanagerReplicas,
      retention: "120h",
      automountServiceAccountToken: false,
      resources: bounded("50m", "128Mi"),
      storage: volumeClaim(settings.storageClass, "2Gi"),
      podAntiAffinity: "soft",
      podAntiAffinityTopologyKey: "topology.kubernetes.io/zone",
      securityContext: RESTRICTED_POD,
    },
  };
}

function operatorValues(): ChartValues {
  return {
    resources: bounded("100m", "256Mi"),
    securityContext: RESTRICTED_POD,
    containerSecurityContext: RESTRICTED_CONTAINER,
    prometheusConfigReloader: { resources: bounded("10m", "64Mi") },
    admissionWebhooks: {
      failurePolicy: "IgnoreOnInstallOnly",
      patch: { resources: bounded("10m", "64Mi") },
    },
  };
}

function disruptionBudget(replicas: number): ChartValues {
  return {
    enabled: replicas > 1,
    minAvailable: 1,
    unhealthyPodEvictionPolicy: "AlwaysAllow",
  };
}

function bounded(cpu: string, memory: string): ChartValues {
  return { requests: { cpu, memory }, limits: { memory } };
}

function volumeClaim(storageClassName: string, storage: string): ChartValues {
  return {
    volumeClaimTemplate: {
      spec: {
        storageClassName,
        accessModes: ["ReadWriteOnce"],
        resources: { requests: { storage } },
      },
    },
  };
}

/** As the Prometheus flag writes it: `43520MiB`. */
function retentionSize(settings: MonitoringSettings): string {
  const usable = Math.floor((memoryBytes(settings.storage) * USABLE_STORAGE) / 2 ** 20) * 2 ** 20;
  return `${formatMemory(usable)}B`;
}
