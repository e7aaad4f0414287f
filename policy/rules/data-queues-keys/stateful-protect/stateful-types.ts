import { BUCKET_TYPES } from "../../../world/aws/buckets";
import { DATABASE_CLUSTER_TYPES, DATABASE_INSTANCE_TYPES } from "../../../world/aws/databases";
import { EKS_CLUSTER_TYPES } from "../../../world/aws/eks-cluster";
import { QUEUE_TYPES } from "../../../world/aws/queues";
import { typesOf, type Types } from "../../../world/resource-index";

const TABLE_TYPES = typesOf(
  "aws:dynamodb/table:Table",
  "aws:dynamodb/globalTable:GlobalTable",
  "aws-native:dynamodb:Table",
  "aws-native:dynamodb:GlobalTable",
);

/** Without its key, encrypted data is lost. */
const KEY_TYPES = typesOf(
  "aws:kms/key:Key",
  "aws:kms/replicaKey:ReplicaKey",
  "aws:kms/externalKey:ExternalKey",
  "aws-native:kms:Key",
  "aws-native:kms:ReplicaKey",
);

/** Type tokens of resources whose data an update cannot restore. */
export const STATEFUL_TYPES: Types = new Set([
  ...DATABASE_INSTANCE_TYPES,
  ...DATABASE_CLUSTER_TYPES,
  "aws:rds/globalCluster:GlobalCluster",
  "aws-native:rds:GlobalCluster",
  ...TABLE_TYPES,
  ...KEY_TYPES,
  ...BUCKET_TYPES,
  ...EKS_CLUSTER_TYPES,
  ...QUEUE_TYPES,
]);
