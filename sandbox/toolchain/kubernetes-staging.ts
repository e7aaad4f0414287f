/** Modules that k8s.io/kubernetes develops inside its own repository. */
const STAGING_MODULES = [
  "api",
  "apiextensions-apiserver",
  "apimachinery",
  "apiserver",
  "cli-runtime",
  "client-go",
  "cloud-provider",
  "cluster-bootstrap",
  "code-generator",
  "component-base",
  "component-helpers",
  "controller-manager",
  "cri-api",
  "cri-client",
  "cri-streaming",
  "csi-translation-lib",
  "dynamic-resource-allocation",
  "endpointslice",
  "externaljwt",
  "kms",
  "kube-aggregator",
  "kube-controller-manager",
  "kube-proxy",
  "kube-scheduler",
  "kubectl",
  "kubelet",
  "metrics",
  "mount-utils",
  "pod-security-admission",
  "sample-apiserver",
  "sample-cli-plugin",
  "sample-controller",
  "streaming",
] as const;

/**
 * The `replace` block that lets k8s.io/kubernetes be built as a dependency: it asks for its staging
 * modules at v0.0.0, and each is published at v0.<minor>.<patch> instead.
 */
export function stagingReplacements(kubernetesVersion: string): string {
  const version = kubernetesVersion.replace(/^1\./, "v0.");
  const lines = STAGING_MODULES.map((name) => `\tk8s.io/${name} => k8s.io/${name} ${version}`);
  return ["replace (", ...lines, ")"].join("\n");
}
