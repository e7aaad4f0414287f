import type { Field } from "../../../rule/field";
import { sumOf } from "../../../world/kubernetes/pod-resources";
import {
  countAt,
  isReplicated,
  podsAt,
  type Count,
  type ReplicaNumbers,
} from "../../../world/kubernetes/replicas";
import type { Workload } from "../../../world/kubernetes/workloads";

/** Default of maxSurge: the pods that an update of a Deployment adds. */
const DEFAULT_SURGE = "25%";

/**
 * The most pods that a workload has at once: its replicas or the maximum of its autoscaler, and what
 * an update adds to them. Undefined for a DaemonSet, because the number of nodes is not known.
 */
export function mostPodsOf(workload: Workload, replicas: ReplicaNumbers): Count | undefined {
  const { root } = workload;
  const spec = root.get("spec");
  switch (root.resource.kind) {
    case "DaemonSet":
      return undefined;
    case "Pod":
      return 1;
    case "Job":
      return jobPods(spec);
    case "CronJob":
      return jobPods(spec.get("jobTemplate", "spec"));
    default:
      return isReplicated(workload) ? replicatedPods(workload, replicas) : 1;
  }
}

function replicatedPods(workload: Workload, replicas: ReplicaNumbers): Count {
  const { max } = replicas.boundsOf(workload);
  if (workload.root.resource.kind !== "Deployment") return max;
  const strategy = workload.root.get("spec", "strategy");
  if (strategy.get("type").value === "Recreate") return max;
  return sumOf([max, podsAt(strategy.get("rollingUpdate", "maxSurge"), max, DEFAULT_SURGE)]);
}

/** The pods of a Job that run at once: its parallelism, but at most its completions. */
function jobPods(spec: Field): Count {
  const parallel = countAt(spec.get("parallelism"), 1);
  const completions = spec.get("completions");
  if (!completions.isSet || typeof parallel !== "number") return parallel;
  const needed = countAt(completions, parallel);
  return typeof needed === "number" ? Math.min(parallel, needed) : needed;
}
