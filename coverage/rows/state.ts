import type { RowSource } from "../row";

/** Rows of the article that the state family answers. */
export const STATE_ROWS: readonly RowSource[] = [
  [
    "ST-1",
    "Distributed caching strategies",
    "aws.elasticache.ReplicationGroup aws.elasticache.ServerlessCache aws.memorydb.Cluster aws.memorydb.MultiRegionCluster aws.dax.Cluster",
  ],
  [
    "ST-2",
    "State replication mechanisms",
    "aws.dynamodb.Table.replicas.consistencyMode aws.dynamodb.Table.globalTableWitness aws.dsql.Cluster aws.dsql.ClusterPeering aws.elasticache.GlobalReplicationGroup aws.rds.GlobalCluster",
  ],
  ["ST-3", "Consistency patterns", "consistencyMode"],
  ["ST-4", "Transaction management", "aws.sfn.StateMachine aws.dynamodb.Table aws.pipes.Pipe IP-5"],
  [
    "ST-5",
    "Recovery procedures",
    "pointInTimeRecovery aws.backup.Plan aws.backup.RestoreTestingPlan Schedule",
  ],
  [
    "ST-6",
    "Cache invalidation",
    "aws.dynamodb.Table aws.pipes.Pipe aws.cloudfront.Distribution ttl",
  ],
  ["HS-2", "Data consistency", "consistencyMode ST-3"],
  [
    "HS-4",
    "State management",
    "StatefulSet PersistentVolumeClaim aws.elasticache.ReplicationGroup aws.dynamodb.Table",
  ],
  [
    "OX-3",
    "Backup strategy implementation",
    "aws.backup.Plan aws.backup.Selection aws.backup.VaultLockConfiguration aws.backup.RestoreTestingPlan",
  ],
  ["TH-4", "consistency models", "ST-3"],
  ["TH-5", "state management strategies", "ST-1..ST-2 HS-4 EV-1"],
  ["TH-6", "transaction coordination patterns", "aws.dynamodb.Table ST-4"],
];
