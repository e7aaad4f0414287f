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

/** Every chart that the components install; read on 2026-11-24, each project's newest stable tag. */
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
