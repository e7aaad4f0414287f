import type { ClusterAccess } from "./cluster";

/** A kubeconfig with one context, of the cluster's name. JSON is YAML, so every client reads it. */
export function kubeconfigOf(name: string, access: ClusterAccess, token = access.token): string {
  const authority = Buffer.from(access.certificateAuthority).toString("base64");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    "current-context": name,
    contexts: [{ name, context: { cluster: name, user: name } }],
    clusters: [
      { name, cluster: { server: access.server, "certificate-authority-data": authority } },
    ],
    users: [{ name, user: { token } }],
  };
  return `${JSON.stringify(config, undefined, 2)}\n`;
}
