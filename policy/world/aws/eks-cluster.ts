import type { Field } from "../../rule/field";
import { groupBy } from "../../../components/core/pure/group-by";
import { onceFor } from "../once";
import { typesOf, type ResourceIndex, type Types } from "../resource-index";

const NATIVE = "aws-native:eks:Cluster";

/** Type tokens of an EKS cluster, of both AWS providers. */
export const EKS_CLUSTER_TYPES: Types = typesOf("aws:eks/cluster:Cluster", NATIVE);

/** The clusters of the stack that a field such as `clusterName` refers to. */
export function clustersOf(name: Field, index: ResourceIndex): readonly Field[] {
  const named = index.named(name, EKS_CLUSTER_TYPES);
  // The name of a node group often depends on add-ons, so it is unknown; a single cluster is meant.
  return named.length === 0 && !name.isReadable ? only(index.of(EKS_CLUSTER_TYPES)) : named;
}

function only(clusters: readonly Field[]): readonly Field[] {
  return clusters.length === 1 ? clusters : [];
}

/** The parts of some types that belong to a cluster by their `clusterName`. */
export function clusterParts(index: ResourceIndex, cluster: Field, types: Types): readonly Field[] {
  return partsByCluster(index, types).get(cluster.resource) ?? [];
}

const partsByCluster = onceFor((index, types: Types) => {
  const places = index
    .of(types)
    .flatMap((part) =>
      clustersOf(part.get("clusterName"), index).map(({ resource }) => ({ part, resource })),
    );
  const groups = groupBy(places, ({ resource }) => resource);
  return new Map(
    [...groups].map(([cluster, entries]) => [cluster, entries.map(({ part }) => part)]),
  );
});

/** Networking of the cluster; the two providers name it differently. */
export function vpcConfigOf(cluster: Field): Field {
  return cluster.get(isNativeCluster(cluster) ? "resourcesVpcConfig" : "vpcConfig");
}

/** True for a cluster of the native provider. */
export function isNativeCluster(cluster: Field): boolean {
  return cluster.resource.type === NATIVE;
}
