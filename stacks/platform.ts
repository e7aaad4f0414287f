import { DEFAULT_KUBERNETES_MINOR, type KubernetesMinor } from "../components/core";
import { MeshSecurity, ServiceMesh } from "../components/mesh";
import { PrometheusStack } from "../components/monitoring";
import { MetricsServer, PriorityClasses } from "../components/scaling";
import type { ClusterOutputs, PlatformOutputs } from "./contracts";
import type { LayerSettings, Settings } from "./settings";

/** Plain, because the policies of every workload name it. */
const MONITORING_NAMESPACE = "monitoring";

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
  const { environment, profile } = settings;
  const kubernetesVersion = kubernetesVersionOf(settings);

  new PriorityClasses(`${environment}-priorities`, {}, { provider });
  const mesh = new ServiceMesh(
    `${environment}-mesh`,
    { replicas: profile.mesh.controlPlaneReplicas, kubernetesVersion },
    { provider },
  );
  new MeshSecurity(`${environment}-mesh-security`, { definitions: mesh.definitions }, { provider });
  if (needsMetricsServer(settings)) new MetricsServer(`${environment}-metrics`, {}, { provider });
  const monitoring = new PrometheusStack(
    `${environment}-monitoring`,
    {
      storageClass,
      namespace: MONITORING_NAMESPACE,
      ...profile.monitoring,
      meshReady: mesh.ready,
      kubernetesVersion,
    },
    { provider },
  );
  return {
    definitions: [...mesh.ready, ...monitoring.definitions],
    monitoringNamespace: MONITORING_NAMESPACE,
  };
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

/** A platform that runs already, from another stack or by other means; its kinds exist. */
export function importPlatform({
  monitoringNamespace,
}: LayerSettings<"platform", "import">): PlatformOutputs {
  return { definitions: [], monitoringNamespace };
}
