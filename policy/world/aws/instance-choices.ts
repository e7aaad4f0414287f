import {
  CLUSTER_INSTANCE_TYPES,
  DATABASE_CLUSTER_TYPES,
  DATABASE_INSTANCE_TYPES,
} from "./databases";
import type { Field } from "../../rule/field";
import { demandedValues, KARPENTER_NODE_POOL } from "../autoscaling/karpenter";
import {
  instanceTypesOf,
  LAUNCH_TEMPLATE_TYPES,
  launchDataOf,
  NODE_GROUP_TYPES,
  SCALING_GROUP_TYPES,
} from "./node-groups";
import { typesOf, type Types } from "../resource-index";

/** Type tokens of what starts a machine by itself, disks included. */
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

/** Type tokens of what runs databases by instance class. */
const DATABASES: Types = new Set([
  ...DATABASE_INSTANCE_TYPES,
  ...CLUSTER_INSTANCE_TYPES,
  ...DATABASE_CLUSTER_TYPES,
]);

/** What is bought: each kind has a list of its own, since their names differ by a prefix. */
export type MachineKind = "machine" | "database" | "cache";

/** The machines that one resource asks for. */
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

/** The instance types that a resource names, wherever its kind keeps them. */
export function choiceOf(resource: Field): InstanceChoice {
  const { type } = resource.resource;
  if (DATABASES.has(type)) return { kind: "database", named: setOf(databaseClasses(resource)) };
  if (CACHES.has(type)) {
    const keys = ["nodeType", "cacheNodeType"];
    return { kind: "cache", named: setOf(keys.map((key) => resource.get(key))) };
  }
  return { kind: "machine", named: setOf(machineTypes(resource)) };
}

/** A native instance says `dBInstanceClass`; a Multi-AZ cluster has a class of its own. */
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

/** A set of instance types that a pool may buy, as a pattern: `m7g.*`; and what decides it. */
export interface PoolChoice {
  readonly field: Field;
  readonly pattern: string | undefined;
}

const INSTANCE_TYPE = "node.kubernetes.io/instance-type";
const FAMILY = "karpenter.k8s.aws/instance-family";
const CATEGORY = "karpenter.k8s.aws/instance-category";
const SIZE = "karpenter.k8s.aws/instance-size";

/**
 * What a pool of Karpenter may buy. A demanded type stands for itself, a family or a category for all
 * its types of the demanded sizes; without a demand it is everything.
 */
export function poolChoices(pool: Field): readonly PoolChoice[] {
  const types = demandedValues(pool, INSTANCE_TYPE);
  if (types !== undefined) return types.map((field) => ({ field, pattern: field.text }));
  const sizes = demandedValues(pool, SIZE) ?? [undefined];
  return sizes.flatMap((size) => familiesOf(pool).map((family) => joined(family, size)));
}

function familiesOf(pool: Field): readonly PoolChoice[] {
  const families = demandedValues(pool, FAMILY);
  if (families !== undefined) return families.map((field) => ({ field, pattern: field.text }));
  const categories = demandedValues(pool, CATEGORY);
  const everything = pool.get("spec", "template", "spec", "requirements");
  if (categories === undefined) return [{ field: everything, pattern: "*" }];
  return categories.map((field) => ({
    field,
    pattern: field.text === undefined ? undefined : `${field.text}*`,
  }));
}

function joined({ field, pattern }: PoolChoice, size: Field | undefined): PoolChoice {
  if (pattern === undefined) return { field, pattern };
  if (size === undefined) return { field, pattern: `${pattern}.*` };
  if (size.text === undefined) return { field: size, pattern: undefined };
  return { field, pattern: `${pattern}.${size.text}` };
}
