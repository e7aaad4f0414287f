/**
 * What the sandbox installs, each at one exact version. A version is part of the folder it is cached
 * in, so raising one here installs beside the old instead of over it.
 */
export const VERSIONS = {
  /** https://github.com/pulumi/pulumi/releases */
  pulumi: "3.259.0",
  /** https://github.com/etcd-io/etcd/releases */
  etcd: "3.6.16",
  /** https://github.com/kubernetes/kubernetes/releases */
  kubernetes: "1.36.3",
} as const;

/** Oldest CLI on PATH that runs our policy pack: older ones lack `RunPlugin` for packs. */
export const OLDEST_PULUMI = "3.229.0";

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
] as const satisfies readonly DefinitionModule[];

/** Where one project publishes its custom resource definitions. */
export interface DefinitionModule {
  readonly module: string;
  readonly version: string;
  /** Files, or folders whose YAML files all count. */
  readonly paths: readonly string[];
}
