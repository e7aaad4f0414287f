import {
  autoscalersOf,
  HORIZONTAL_TYPES,
  targetKey,
  type Autoscaler,
} from "../autoscaling/autoscalers";
import { Field } from "../../rule/field";
import type { Workload } from "./workloads";
import { once } from "../once";

/** Kinds that run a number of equal pods. */
const REPLICATED_TYPES: ReadonlySet<string> = new Set([
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:apps/v1:ReplicaSet",
  "kubernetes:core/v1:ReplicationController",
]);

/** Numbers that KEDA uses where a ScaledObject sets none. */
const KEDA_DEFAULTS = { min: 0, max: 100 } as const;

/** A number, or the field that hides it. */
export type Count = number | Field;

/** The least and the most pods of a workload. */
export interface Bounds {
  readonly min: Count;
  readonly max: Count;
}

/** The numbers of replicas of a stack's workloads. */
export interface ReplicaNumbers {
  /** The autoscaler that decides the number; undefined where the workload decides it. */
  ownerOf(workload: Workload): Autoscaler | undefined;
  /** The number in the workload itself. */
  ofItself(workload: Workload): Count;
  boundsOf(workload: Workload): Bounds;
  /** Why an owner may be missing: an autoscaler whose target is not known yet. */
  readonly hiddenOwner: string | undefined;
}

/** True for a workload with a number of replicas. */
export function isReplicated({ root }: Workload): boolean {
  return REPLICATED_TYPES.has(root.resource.type) || root.get("spec", "replicas").isSet;
}

/** Reads the numbers of replicas of a stack. */
export const replicasIn = once((world): ReplicaNumbers => {
  const scalers = autoscalersOf(world, HORIZONTAL_TYPES);
  const byTarget = new Map(scalers.map((scaler) => [targetKey(scaler), scaler]));
  const hidden = byTarget.get(undefined)?.field.resource;
  const ownerOf = ({ root, namespace }: Workload): Autoscaler | undefined =>
    namespace === undefined
      ? undefined
      : byTarget.get(`${namespace}/${root.resource.kind}/${root.resource.name}`);
  const ofItself = ({ root }: Workload): Count => countAt(root.get("spec", "replicas"), 1);
  return {
    ownerOf,
    ofItself,
    boundsOf(workload) {
      const owner = ownerOf(workload);
      if (owner !== undefined) return boundsOf(owner);
      const count = ofItself(workload);
      return { min: count, max: count };
    },
    hiddenOwner: hidden && `unknown value at the target of ${hidden.kind} "${hidden.name}"`,
  };
});

function boundsOf({ field }: Autoscaler): Bounds {
  const spec = field.get("spec");
  if (field.resource.kind === "ScaledObject") {
    return {
      min: countAt(spec.get("minReplicaCount"), KEDA_DEFAULTS.min),
      max: countAt(spec.get("maxReplicaCount"), KEDA_DEFAULTS.max),
    };
  }
  // The API server refuses an autoscaler without a maximum; the minimum is then all that is known.
  const min = countAt(spec.get("minReplicas"), 1);
  const max = spec.get("maxReplicas");
  return { min, max: max.isSet ? countAt(max, 1) : min };
}

/** The number at a field; a text that is not a number counts as not readable. */
export function countAt(field: Field, fallback: number): Count {
  if (!field.isReadable) return field;
  if (!field.isSet) return fallback;
  const count = Number(field.value);
  return Number.isFinite(count) ? count : field;
}

/** A number of pods, or a percentage of all of them, rounded up as Kubernetes does. */
export function podsAt(field: Field, all: Count, fallback: string | number): Count {
  if (!field.isReadable) return field;
  const text = String(field.value ?? fallback);
  if (!text.endsWith("%")) return countAt(new Field(field.resource, field.path, text), 0);
  if (all instanceof Field) return all;
  return Math.ceil((Number(text.slice(0, -1)) * all) / 100);
}
