import { RUNTIME_SECCOMP } from "../../core/pure/container-security";
import type { ChartValues } from "../../core/pure/release-plan";
import { formatMemory, memoryBytes } from "../../core/pure/units";
import { assertValid } from "../../core/pure/validate";
import { CNI_NAMESPACE, type MeshSettings, ROOT_NAMESPACE } from "./mesh-settings";
import { PLATFORM_NAMESPACE } from "../../core/pure/namespace-labels";

/** A sidecar may briefly need more than its steady state: configuration pushes, many connections. */
const SIDECAR_BURST = { cpu: "1", memoryFactor: 2 } as const;

/** Values of the `base` chart: the custom resource definitions and the validating webhook. */
export function baseValues(): ChartValues {
  return { global: { istioNamespace: ROOT_NAMESPACE } };
}

/**
 * Values of the `cni` chart. The agent sets up each pod's traffic redirection from the node, so that
 * no pod needs NET_ADMIN and workloads fit the restricted Pod Security level.
 */
export function cniValues(): ChartValues {
  return {
    global: { logAsJson: true, variant: "distroless", networkPolicy: { enabled: true } },
    excludeNamespaces: [ROOT_NAMESPACE, CNI_NAMESPACE],
    resources: { requests: { cpu: "100m", memory: "100Mi" }, limits: { memory: "200Mi" } },
  };
}

/** Values of the `istiod` chart; throws with every problem of the settings at once. */
export function istiodValues(settings: MeshSettings): ChartValues {
  const { replicas, controlPlane } = settings;
  assertValid([
    {
      when: !Number.isInteger(replicas) || replicas < 1,
      path: "replicas",
      problem: "must be a whole number of at least 1",
      got: replicas,
      fix: "use 2 or more, so that certificates are renewed while a node is replaced",
    },
  ]);
  return {
    // A fixed count: the load of the control plane follows the number of pods, not the traffic.
    autoscaleEnabled: false,
    replicaCount: replicas,
    rollingMaxUnavailable: 0,
    resources: { requests: { ...controlPlane }, limits: { memory: controlPlane.memory } },
    seccompProfile: RUNTIME_SECCOMP,
    cni: { enabled: true },
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "topology.kubernetes.io/zone",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: { app: "istiod" } },
      },
    ],
    pdb: { minAvailable: 1, unhealthyPodEvictionPolicy: "AlwaysAllow" },
    meshConfig: meshConfig(settings),
    global: globalValues(settings),
  };
}

function globalValues(settings: MeshSettings): ChartValues {
  const { sidecar } = settings;
  const burst = formatMemory(memoryBytes(sidecar.memory) * SIDECAR_BURST.memoryFactor);
  return {
    istioNamespace: ROOT_NAMESPACE,
    logAsJson: true,
    variant: "distroless", // no shell for an intruder
    defaultPodDisruptionBudget: { enabled: settings.replicas > 1 },
    networkPolicy: { enabled: true },
    proxy: {
      privileged: false,
      seccompProfile: RUNTIME_SECCOMP,
      resources: {
        requests: { ...sidecar },
        limits: { cpu: SIDECAR_BURST.cpu, memory: burst },
      },
    },
  };
}

function meshConfig(settings: MeshSettings): ChartValues {
  return {
    outboundTrafficPolicy: {
      mode: settings.egress === "registry-only" ? "REGISTRY_ONLY" : "ALLOW_ANY",
    },
    accessLogFile: "/dev/stdout",
    accessLogEncoding: "JSON",
    meshMTLS: { minProtocolVersion: `TLSV${settings.minimumTls.replace(".", "_")}` },
    tlsDefaults: { minProtocolVersion: "TLSV1_2" }, // towards the outside, where 1.3 is not universal
    // `//admin` and `/admin` must meet the same authorization rule.
    pathNormalization: { normalization: "MERGE_SLASHES" },
    // Merging would serve the application's metrics in plain text on the sidecar's own port.
    enablePrometheusMerge: false,
    discoverySelectors: DISCOVERY_SELECTORS,
    defaultConfig: { holdApplicationUntilProxyStarts: true },
  };
}

/**
 * Namespaces that the control plane watches: those with sidecars, the platform's own (Prometheus has
 * a sidecar for its certificate), and the two that hold the API server and DNS.
 */
const DISCOVERY_SELECTORS = [
  { matchLabels: { "istio-injection": "enabled" } },
  { matchLabels: PLATFORM_NAMESPACE },
  {
    matchExpressions: [
      { key: "kubernetes.io/metadata.name", operator: "In", values: ["default", "kube-system"] },
    ],
  },
];
