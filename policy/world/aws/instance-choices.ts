import {
  CLUSTER_INSTANCE_TYPES,
  DATABASE_CLUSTER_TYPES,
  DATABASE_INSTANCE_TYPES,
} from "./databases";
import type { Field } from "../../rule/field";
import { KARPENTER_NODE_POOL } from "../autoscaling/karpenter";
import {
  instanceTypesOf,
  LAUNCH_TEMPLATE_TYPES,
  launchDataOf,
  NODE_GROUP_TYPES,
  SCALING_GROUP_TYPES,
} from "./node-groups";
import { typesOf, type Types } from "../resource-index";

/** Type tokens of resources that start a single machine with its disks. */
export const MACHINE_TYPES: Types = typesOf(
  "aws:ec2/instance:Instance",
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  "aws:ec2/launchConfiguration:LaunchConfiguration",
  "aws-native:ec2:Instance",
  "aws-native:autoscaling:LaunchConfiguration",
);
const CACHES = typesOf(
  "aws:elasticache/cluster:Cluster",
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws-native:elasticache:CacheCluster",
  "aws-native:elasticache:ReplicationGroup",
);

/** Type tokens of databases that have an instance class. */
const DATABASES: Types = new Set([
  ...DATABASE_INSTANCE_TYPES,
  ...CLUSTER_INSTANCE_TYPES,
  ...DATABASE_CLUSTER_TYPES,
]);

/** Kind of machine; their type names differ by a prefix, so each kind has its own list. */
export type MachineKind = "machine" | "database" | "cache";

/** The machines that one resource starts. */
export interface InstanceChoice {
  readonly kind: MachineKind;
  /** Fields that name one instance type each. */
  readonly named: readonly Field[];
}

/** Type tokens of everything that chooses an instance type. */
export const CHOOSING_TYPES: Types = new Set([
  ...MACHINE_TYPES,
  ...LAUNCH_TEMPLATE_TYPES,
  ...NODE_GROUP_TYPES,
  ...SCALING_GROUP_TYPES,
  ...DATABASES,
  ...CACHES,
  KARPENTER_NODE_POOL,
]);

/** The instance types that a resource names. */
export function choiceOf(resource: Field): InstanceChoice {
  const { type } = resource.resource;
  if (DATABASES.has(type)) return { kind: "database", named: setOf(databaseClasses(resource)) };
  if (CACHES.has(type)) {
    const keys = ["nodeType", "cacheNodeType"];
    return { kind: "cache", named: setOf(keys.map((key) => resource.get(key))) };
  }
  return { kind: "machine", named: setOf(machineTypes(resource)) };
}

/** A native instance has `dBInstanceClass`; a Multi-AZ cluster has its own field. */
function databaseClasses(database: Field): readonly Field[] {
  const keys = [
    "instanceClass",
    "dbInstanceClass",
    "dBInstanceClass",
    "dbClusterInstanceClass",
    "dBClusterInstanceClass",
  ];
  return keys.map((key) => database.get(key));
}

function machineTypes(resource: Field): readonly Field[] {
  const { type } = resource.resource;
  if (LAUNCH_TEMPLATE_TYPES.has(type)) return [launchDataOf(resource).get("instanceType")];
  if (NODE_GROUP_TYPES.has(type) || SCALING_GROUP_TYPES.has(type)) return instanceTypesOf(resource);
  return type === KARPENTER_NODE_POOL ? [] : [resource.get("instanceType")];
}

function setOf(fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => field.isSet);
}
