import type { input } from "@pulumi/kubernetes/types";
import { APP_CONTAINER, DRAIN_SECONDS, planContainer } from "./container";
import { POD_SECURITY_DEFAULTS } from "./pod-security";
import { selectorLabels } from "./service-labels";
import type { ServiceSettings } from "./service-settings";
import { podVolumes } from "./volumes";

/** What requests under way get on top of the drain to finish. */
const FINISH_SECONDS = 30;

const SPREAD_OVER = ["topology.kubernetes.io/zone", "kubernetes.io/hostname"] as const;

/** The `spec` of the Deployment. `replicas` is unset: the autoscaler owns the count. */
export function planDeployment(settings: ServiceSettings): input.apps.v1.DeploymentSpec {
  const labels = selectorLabels(settings);
  return {
    revisionHistoryLimit: 5,
    progressDeadlineSeconds: 600,
    strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: 0, maxSurge: "25%" } },
    selector: { matchLabels: labels },
    template: {
      metadata: {
        labels,
        annotations: { "kubectl.kubernetes.io/default-container": APP_CONTAINER },
      },
      spec: planPod(settings),
    },
  };
}

function planPod(settings: ServiceSettings): input.core.v1.PodSpec {
  return {
    serviceAccountName: settings.serviceName,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: POD_SECURITY_DEFAULTS,
    terminationGracePeriodSeconds: DRAIN_SECONDS + FINISH_SECONDS,
    topologySpreadConstraints: planSpread(settings),
    containers: [planContainer(settings)],
    volumes: podVolumes(settings.environment.secrets ?? []),
  };
}

/**
 * Even over zones and over nodes. A preference, not a condition: a zone that is full or gone must
 * not keep a pod from starting elsewhere. Each revision is spread by itself, so that a rolling
 * update does not end lopsided.
 */
function planSpread(settings: ServiceSettings): input.core.v1.TopologySpreadConstraint[] {
  return SPREAD_OVER.map((topologyKey) => ({
    maxSkew: 1,
    topologyKey,
    whenUnsatisfiable: "ScheduleAnyway",
    labelSelector: { matchLabels: selectorLabels(settings) },
    matchLabelKeys: ["pod-template-hash"],
  }));
}
