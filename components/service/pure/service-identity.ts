import type { input } from "@pulumi/kubernetes/types";

/** A workload as others know it: its namespace and its name, which is also its service account. */
export interface ServiceIdentity {
  readonly namespace: string;
  readonly name: string;
}

/** A workload that this one calls. */
export interface ServiceDependency extends ServiceIdentity {
  /** Port that its pods listen on, and on the golden path its Service too. */
  readonly port: number;
}

/** Label by which network policies and services find the pods of a workload. */
export const NAME_LABEL = "app.kubernetes.io/name";

/** Identity of a workload in the mesh, as authorization policies write it. */
export function principalOf(identity: ServiceIdentity): string {
  return `cluster.local/ns/${identity.namespace}/sa/${identity.name}`;
}

/** Address of a workload as the egress of a Sidecar names it: `<namespace>/<host>`. */
export function hostOf({ namespace, name }: ServiceIdentity): string {
  return `${namespace}/${name}.${namespace}.svc.cluster.local`;
}

/** The pods of a workload as the peer of a network policy. */
export function peerOf(identity: ServiceIdentity): input.networking.v1.NetworkPolicyPeer {
  return podsIn(identity.namespace, { [NAME_LABEL]: identity.name });
}

/** Pods with these labels in one namespace as the peer of a network policy. */
export function podsIn(
  namespace: string,
  labels: Readonly<Record<string, string>>,
): input.networking.v1.NetworkPolicyPeer {
  return {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": namespace } },
    podSelector: { matchLabels: { ...labels } },
  };
}
