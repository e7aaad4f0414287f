import type { Field } from "../../rule/field";
import type { ResourceIndex } from "../resource-index";

const NATIVE = "aws-native:eks:Cluster";

/** Type tokens of an EKS cluster, of both AWS providers. */
export const EKS_CLUSTER_TYPES: ReadonlySet<string> = new Set(["aws:eks/cluster:Cluster", NATIVE]);

/** The clusters of the stack that a field such as `clusterName` means. */
export function clustersOf(name: Field, index: ResourceIndex): readonly Field[] {
  const named = index.named(name, EKS_CLUSTER_TYPES);
  // The name often reaches a node group by way of the add-ons that it must wait for.
  return named.length === 0 && !name.isReadable ? only(index.of(EKS_CLUSTER_TYPES)) : named;
}

function only(clusters: readonly Field[]): readonly Field[] {
  return clusters.length === 1 ? clusters : [];
}

/** Networking of the cluster; the two providers name it differently. */
export function vpcConfigOf(cluster: Field): Field {
  return cluster.get(isNative(cluster) ? "resourcesVpcConfig" : "vpcConfig");
}

/** Envelope encryption: one block in the classic provider, a list of blocks in the native one. */
export function encryptionConfigsOf(cluster: Field): readonly Field[] {
  const config = cluster.get("encryptionConfig");
  return Array.isArray(config.value) ? config.items() : config.isSet ? [config] : [];
}

/** The list of log types that are switched on. */
export function logTypesOf(cluster: Field): Field {
  return isNative(cluster)
    ? cluster.get("logging", "clusterLogging", "enabledTypes")
    : cluster.get("enabledClusterLogTypes");
}

/** One element of that list as text; the native provider wraps it. */
export function logTypeName(cluster: Field, element: Field): Field {
  return isNative(cluster) ? element.get("type") : element;
}

function isNative(cluster: Field): boolean {
  return cluster.resource.type === NATIVE;
}
