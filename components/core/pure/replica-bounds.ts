import type { ValidationRule } from "./validate";

/** A bound of the number of replicas, by the path of its argument. */
export interface ReplicaBound {
  readonly path: string;
  readonly value: number;
}

/** Between how many replicas a workload is scaled. */
export function replicaBoundsRules(
  min: ReplicaBound,
  max: ReplicaBound,
): readonly ValidationRule[] {
  return [
    {
      when: !Number.isInteger(min.value) || min.value < 1,
      path: min.path,
      problem: "must be a whole number of at least 1",
      got: min.value,
      fix: "use 2 or more for a workload that must survive the loss of a node",
    },
    {
      when: !Number.isInteger(max.value) || max.value < min.value,
      path: max.path,
      problem: `must be a whole number of at least ${min.path} (${min.value})`,
      got: max.value,
      fix: `raise ${max.path} or lower ${min.path}`,
    },
  ];
}
