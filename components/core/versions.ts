/**
 * The one compatibility table: every version that the product declares, with its source. Charts and
 * add-ons are read from here and nowhere else, so an upgrade is a change to this file.
 *
 * Read on 2026-11-24. Sources: the EKS user guide, "Kubernetes version lifecycle" (support dates);
 * each project's newest stable tag (charts).
 */

/** Kubernetes minors that the components are tested for. */
export const KUBERNETES_MINORS = ["1.34", "1.35", "1.36"] as const;

/** One of {@link KUBERNETES_MINORS}. */
export type KubernetesMinor = (typeof KUBERNETES_MINORS)[number];

/** In the middle of the supported range: an upgrade either way stays possible. */
export const DEFAULT_KUBERNETES_MINOR: KubernetesMinor = "1.35";

/** Dates at which EKS ends standard and extended support of a minor. */
export interface SupportWindow {
  readonly standardUntil: string;
  readonly extendedUntil: string;
}

/** EKS calendar; 1.36 is left out until its dates are confirmed from the guide. */
export const EKS_SUPPORT: Readonly<Partial<Record<KubernetesMinor, SupportWindow>>> = {
  "1.34": { standardUntil: "2026-12-02", extendedUntil: "2027-12-02" },
  "1.35": { standardUntil: "2027-03-27", extendedUntil: "2028-03-27" },
};

/** A Helm chart at an exact version. */
export interface ChartVersion {
  readonly chart: string;
  readonly version: string;
  /**
   * Where the chart is published: the URL of a repository with an index, or the folder of an OCI
   * registry as `oci://host/path`.
   */
  readonly repository: string;
}

/** Istio publishes its charts with the release; all of them move together. */
const ISTIO = {
  version: "1.30.3",
  repository: "https://istio-release.storage.googleapis.com/charts",
};

/** Karpenter publishes its charts in a public registry of container images. */
const KARPENTER = { version: "1.14.1", repository: "oci://public.ecr.aws/karpenter" };

/** Every chart that the components install. */
export const CHARTS = {
  istioBase: { chart: "base", ...ISTIO },
  istiod: { chart: "istiod", ...ISTIO },
  istioCni: { chart: "cni", ...ISTIO },
  kubePrometheusStack: {
    chart: "kube-prometheus-stack",
    version: "88.5.3",
    repository: "https://prometheus-community.github.io/helm-charts",
  },
  /** Definitions of Karpenter's kinds, apart from the controller so that an upgrade reaches them. */
  karpenterCrd: { chart: "karpenter-crd", ...KARPENTER },
  karpenter: { chart: "karpenter", ...KARPENTER },
  /** Application 0.8.1, released 2026-02-27. */
  metricsServer: {
    chart: "metrics-server",
    version: "3.13.1",
    repository: "https://kubernetes-sigs.github.io/metrics-server/",
  },
} as const satisfies Record<string, ChartVersion>;

/** True for a minor in the table; narrows the type. */
export function isSupportedKubernetes(version: string): version is KubernetesMinor {
  return KUBERNETES_MINORS.some((minor) => minor === version);
}
