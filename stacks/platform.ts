import { DEFAULT_KUBERNETES_MINOR, type KubernetesMinor } from "../components/core";
import { MeshSecurity, MeshTelemetry, ServiceMesh } from "../components/mesh";
import {
  capacityBoard,
  Dashboard,
  MeshMetrics,
  PrometheusStack,
  servicesBoard,
} from "../components/monitoring";
import { MetricsServer, PriorityClasses } from "../components/scaling";
import type { ClusterOutputs, PlatformOutputs } from "./contracts";
import type { LayerSettings, Settings } from "./settings";

/** Plain, because the policies of every workload name it. */
const MONITORING_NAMESPACE = "monitoring";

/** What a cluster without mesh and monitoring offers; no workload runs in it, so none asks. */
export const NO_PLATFORM: PlatformOutputs = {
  ready: [],
  monitoringNamespace: MONITORING_NAMESPACE,
};

/** Dashboards of every environment, by the name that their resources carry. */
const BOARDS = { services: servicesBoard(), capacity: capacityBoard() };

/** The platform layer: mesh, metrics and monitoring inside the cluster, or another stack's. */
export function definePlatform(settings: Settings, cluster: ClusterOutputs): PlatformOutputs {
  const { platform } = settings;
  switch (platform.source) {
    case "create":
      return createPlatform(settings, platform, cluster);
    case "import":
      return importPlatform(platform);
  }
}

function createPlatform(
  settings: Settings,
  { storageClass }: LayerSettings<"platform", "create">,
  { provider }: ClusterOutputs,
): PlatformOutputs {
  const { prefix } = settings;
  new PriorityClasses(`${prefix}-priorities`, {}, { provider });
  if (needsMetricsServer(settings)) new MetricsServer(`${prefix}-metrics`, {}, { provider });

  const mesh = createMesh(settings, provider);
  const monitoring = createMonitoring(settings, storageClass, mesh, provider);
  return {
    ready: [...mesh.ready, ...monitoring.ready],
    monitoringNamespace: MONITORING_NAMESPACE,
  };
}

function createMesh(settings: Settings, provider: ClusterOutputs["provider"]): ServiceMesh {
  const { prefix, profile } = settings;
  const mesh = new ServiceMesh(
    `${prefix}-mesh`,
    {
      replicas: profile.mesh.controlPlaneReplicas,
      kubernetesVersion: kubernetesVersionOf(settings),
    },
    { provider },
  );
  const after = mesh.definitionsReady;
  new MeshSecurity(`${prefix}-mesh-security`, { after }, { provider });
  new MeshTelemetry(`${prefix}-mesh-telemetry`, { after }, { provider });
  return mesh;
}

function createMonitoring(
  settings: Settings,
  storageClass: string,
  mesh: ServiceMesh,
  provider: ClusterOutputs["provider"],
): PrometheusStack {
  const { prefix, profile } = settings;
  const monitoring = new PrometheusStack(
    `${prefix}-monitoring`,
    {
      storageClass,
      namespace: MONITORING_NAMESPACE,
      ...profile.monitoring,
      after: mesh.ready,
      kubernetesVersion: kubernetesVersionOf(settings),
    },
    { provider },
  );
  const { ready: after, namespace } = monitoring;
  new MeshMetrics(`${prefix}-mesh-metrics`, { after, namespace }, { provider });
  for (const [role, board] of Object.entries(BOARDS)) {
    new Dashboard(`${prefix}-${role}-dashboard`, { board, namespace }, { provider });
  }
  return monitoring;
}

/** The cluster that this program creates brings the metrics server as an EKS add-on. */
function needsMetricsServer({ cluster }: Settings): boolean {
  return cluster.source !== "create";
}

/** Minor that manifests are written for; an imported cluster is taken to be the default one. */
export function kubernetesVersionOf({ cluster }: Settings): KubernetesMinor {
  const version = cluster.source === "create" ? cluster.version : undefined;
  return version ?? DEFAULT_KUBERNETES_MINOR;
}

/** A platform that another stack or another tool runs; its custom resource definitions exist. */
export function importPlatform({
  monitoringNamespace,
}: LayerSettings<"platform", "import">): PlatformOutputs {
  return { ready: [], monitoringNamespace };
}
