import type { Field } from "../../rule/field";
import { typesOf, type Types } from "../resource-index";

/** Type tokens of a database instance. */
export const DATABASE_INSTANCE_TYPES: Types = typesOf(
  "aws:rds/instance:Instance",
  "aws-native:rds:DbInstance",
  "aws-native:rds:DBInstance",
);

/** Type tokens of a cluster of databases, Aurora's or another. */
export const DATABASE_CLUSTER_TYPES: Types = typesOf(
  "aws:rds/cluster:Cluster",
  "aws-native:rds:DbCluster",
  "aws-native:rds:DBCluster",
);

/** Type tokens of what exists in a cluster only. */
export const CLUSTER_INSTANCE_TYPES: Types = typesOf("aws:rds/clusterInstance:ClusterInstance");

/** True for an instance whose storage, backups and protection are its cluster's. */
export function isInCluster(database: Field): boolean {
  if (CLUSTER_INSTANCE_TYPES.has(database.resource.type)) return true;
  return (
    DATABASE_INSTANCE_TYPES.has(database.resource.type) &&
    isAnySet(database, ["dbClusterIdentifier", "dBClusterIdentifier"])
  );
}

/** True for a copy that follows another database. */
export function isReplica(database: Field): boolean {
  return isAnySet(database, [
    "replicateSourceDb",
    "replicationSourceIdentifier",
    "sourceDbInstanceIdentifier",
    "sourceDBInstanceIdentifier",
    "sourceDbClusterIdentifier",
  ]);
}

function isAnySet(database: Field, keys: readonly string[]): boolean {
  return keys.some((key) => database.get(key).isSet);
}
