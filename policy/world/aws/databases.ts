import type { Field } from "../../rule/field";
import { typesOf, type Types } from "../resource-index";

/** Type tokens of a database instance. */
export const DATABASE_INSTANCE_TYPES: Types = typesOf(
  "aws:rds/instance:Instance",
  "aws-native:rds:DbInstance",
  "aws-native:rds:DBInstance",
);

/** Type tokens of a database cluster, of Aurora or Multi-AZ. */
export const DATABASE_CLUSTER_TYPES: Types = typesOf(
  "aws:rds/cluster:Cluster",
  "aws-native:rds:DbCluster",
  "aws-native:rds:DBCluster",
);

/** Type tokens of instances that exist only in a cluster. */
export const CLUSTER_INSTANCE_TYPES: Types = typesOf("aws:rds/clusterInstance:ClusterInstance");

/** True for an instance whose storage, backups and protection belong to its cluster. */
export function isInCluster(database: Field): boolean {
  if (CLUSTER_INSTANCE_TYPES.has(database.resource.type)) return true;
  return (
    DATABASE_INSTANCE_TYPES.has(database.resource.type) &&
    isAnySet(database, ["dbClusterIdentifier", "dBClusterIdentifier"])
  );
}

/** True for a replica of another database. */
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
