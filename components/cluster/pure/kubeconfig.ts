/** What a client needs to find a cluster. */
export interface KubeconfigFacts {
  readonly clusterName: string;
  readonly region: string;
  readonly endpoint: string;
  /** Base64, as EKS gives it. */
  readonly certificateAuthority: string;
}

/**
 * A kubeconfig without a credential: the client asks `aws eks get-token`, under whatever identity it
 * has. It depends on nothing that changes after the cluster exists, so a preview of a later edit
 * does not replace what is inside the cluster.
 */
export function renderKubeconfig(facts: KubeconfigFacts): string {
  const { clusterName: name, region, endpoint, certificateAuthority } = facts;
  const args = ["--region", region, "eks", "get-token", "--cluster-name", name, "--output", "json"];
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      { name, cluster: { server: endpoint, "certificate-authority-data": certificateAuthority } },
    ],
    users: [{ name, user: { exec: { apiVersion: EXEC_API, command: "aws", args } } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    "current-context": name,
  });
}

/** The version of the protocol that every supported release of the aws command uses. */
const EXEC_API = "client.authentication.k8s.io/v1beta1";
