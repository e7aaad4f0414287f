/**
 * What the sandbox installs beside the engine, each at one exact version. A version is part of the folder it is cached
 * in, so raising one here installs beside the old instead of over it.
 */
export const VERSIONS = {
  /** https://github.com/etcd-io/etcd/releases */
  etcd: "3.6.16",
  /** https://github.com/kubernetes/kubernetes/releases */
  kubernetes: "1.36.3",
  /** https://github.com/kubernetes-sigs/kwok/releases */
  kwok: "0.8.0",
  /** https://github.com/helm/helm/releases */
  helm: "4.3.1",
} as const;

/** Go modules that carry custom resource definitions, and where inside the module they are. */
export const DEFINITION_MODULES = [
  {
    module: "istio.io/api",
    version: "v1.31.4",
    paths: ["kubernetes/customresourcedefinitions.gen.yaml"],
  },
  { module: "sigs.k8s.io/gateway-api", version: "v1.6.1", paths: ["config/crd/standard"] },
  {
    module: "github.com/prometheus-operator/prometheus-operator",
    version: "v0.93.0",
    paths: ["example/prometheus-operator-crd"],
  },
  { module: "sigs.k8s.io/karpenter", version: "v1.14.1", paths: ["pkg/apis/crds"] },
  {
    module: "github.com/aws/karpenter-provider-aws",
    version: "v1.14.1",
    paths: ["pkg/apis/crds"],
  },
  { module: "github.com/kedacore/keda/v2", version: "v2.20.2", paths: ["config/crd/bases"] },
  {
    module: "github.com/cert-manager/cert-manager",
    version: "v1.21.1",
    paths: ["deploy/crds"],
  },
  { module: "github.com/argoproj/argo-rollouts", version: "v1.9.1", paths: ["manifests/crds"] },
  {
    module: "github.com/external-secrets/external-secrets",
    version: "v0.20.4",
    paths: ["config/crds/bases"],
  },
  {
    module: "github.com/kyverno/kyverno",
    version: "v1.19.0",
    paths: ["config/crds/kyverno", "config/crds/policies.kyverno.io"],
  },
  {
    module: "github.com/envoyproxy/gateway",
    version: "v1.9.0",
    paths: ["charts/gateway-helm/charts/crds/crds/generated"],
  },
  { module: "github.com/vmware-tanzu/velero", version: "v1.18.1", paths: ["config/crd/v1/bases"] },
  {
    module: "k8s.io/autoscaler/vertical-pod-autoscaler",
    version: "v1.7.1",
    paths: ["deploy/vpa-v1-crd-gen.yaml"],
  },
] as const satisfies readonly DefinitionModule[];

/** Where one project publishes its custom resource definitions. */
export interface DefinitionModule {
  readonly module: string;
  readonly version: string;
  /** Files, or folders whose YAML files all count. */
  readonly paths: readonly string[];
}

/** Go modules that carry Helm charts, and the folder of each chart by its released name. */
export const CHART_MODULES = [
  {
    module: "istio.io/istio",
    version: "v0.0.0-20260827124520-eed52ebb66ad",
    charts: {
      base: "manifests/charts/base",
      istiod: "manifests/charts/istio-control/istio-discovery",
      cni: "manifests/charts/istio-cni",
      ztunnel: "manifests/charts/ztunnel",
      gateway: "manifests/charts/gateway",
    },
  },
  {
    module: "github.com/aws/karpenter-provider-aws",
    version: "v1.14.1",
    charts: { karpenter: "charts/karpenter", "karpenter-crd": "charts/karpenter-crd" },
  },
] as const satisfies readonly ChartModule[];

/** Where one project publishes its charts. */
export interface ChartModule {
  readonly module: string;
  readonly version: string;
  readonly charts: Readonly<Record<string, string>>;
}
