import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { defaultAmounts, LIMIT_RANGE } from "../../world/kubernetes/limit-ranges";
import { mostPodsOf } from "./quota-fits/pod-counts";
import {
  amountAt,
  podAmount,
  POD_LEVEL_RESOURCES_MINOR,
  productOf,
  type DefaultAmount,
  type Section,
} from "../../world/kubernetes/pod-resources";
import type { Count } from "../../world/kubernetes/replicas";
import type { NormalizedResource } from "../../rule/resource";
import { isForAllPods, RESOURCE_QUOTA } from "../../world/kubernetes/resource-quotas";
import { stackRule } from "../../rule/rule";
import type { Workload } from "../../world/kubernetes/workloads";

/** What a key of a quota counts: pods, or an amount of each pod. */
type Counted = "pods" | readonly [Section, string];

const KEYS: ReadonlyMap<string, Counted> = new Map<string, Counted>([
  ["pods", "pods"],
  ["count/pods", "pods"],
  ...["cpu", "memory", "ephemeral-storage"].flatMap((resource): [string, Counted][] => [
    [resource, ["requests", resource]],
    [`requests.${resource}`, ["requests", resource]],
    [`limits.${resource}`, ["limits", resource]],
  ]),
]);

/** A workload at full scale, and the most pods that it has. */
interface Load {
  readonly workload: Workload;
  /** Undefined for a DaemonSet: its number is that of the nodes. */
  readonly pods: Count | undefined;
}

/** A quota that is too small refuses the last replicas at full scale, when they are needed most. */
export const quotaFits = stackRule({
  id: "quota-fits",
  topic: "quotas-and-limits",
  severity: "high",
  description:
    "The workloads of a namespace fit into its quota at full scale and during an update.",
  remediation: "Raise the quota, or lower requests, replicas or the maximum of the autoscaler.",
  frameworks: [eksBestPractices("pod-security", "Set resource quotas for namespaces")],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { kubernetesVersion: { minor } }) {
    const quotas = world.placement(RESOURCE_QUOTA);
    const ranges = world.placement(LIMIT_RANGE);
    const replicas = world.replicas;
    const hasPodLevel = minor >= POD_LEVEL_RESOURCES_MINOR;
    for (const namespace of new Set(world.workloads.map((workload) => workload.namespace))) {
      if (namespace === undefined) continue;
      const loads = world.workloadsIn(namespace).map((workload) => ({
        workload,
        pods: mostPodsOf(workload, replicas),
      }));
      const amounts = defaultAmounts(ranges.in(namespace));
      for (const quota of quotas.in(namespace).filter(isForAllPods)) {
        checkQuota(quota, loads, new Measure(amounts, hasPodLevel, replicas.hiddenOwner), findings);
      }
    }
    for (const quota of quotas.unplaced) {
      findings.notEvaluated(Field.root(quota).get("metadata", "namespace"));
    }
  },
});

/** Measures what one pod of a workload counts against a quota. */
class Measure {
  readonly hiddenOwner: string | undefined;
  private readonly defaultAmount: DefaultAmount;
  private readonly hasPodLevel: boolean;

  constructor(defaultAmount: DefaultAmount, hasPodLevel: boolean, hiddenOwner: string | undefined) {
    this.defaultAmount = defaultAmount;
    this.hasPodLevel = hasPodLevel;
    this.hiddenOwner = hiddenOwner;
  }

  of({ pod }: Workload, what: Counted): Count {
    if (what === "pods") return 1;
    const [section, resource] = what;
    const own = pod.spec.get("resources", section, resource);
    if (this.hasPodLevel && own.isSet) return amountAt(own);
    return podAmount(pod, section, resource, this.defaultAmount);
  }
}

function checkQuota(
  quota: NormalizedResource,
  loads: readonly Load[],
  measure: Measure,
  findings: Findings,
): void {
  for (const [key, granted] of Field.root(quota).get("spec", "hard").entries()) {
    const what = KEYS.get(key);
    if (what === undefined) continue;
    const bound = amountAt(granted);
    if (bound instanceof Field) {
      findings.notEvaluated(bound);
      continue;
    }
    // The known part may already exceed the quota, whatever the rest is.
    const parts = loads.map(({ workload, pods }) =>
      productOf(pods ?? 1, measure.of(workload, what)),
    );
    const known = parts.reduce<number>((sum, part) => sum + (part instanceof Field ? 0 : part), 0);
    const hidden = parts.find((part) => part instanceof Field);
    if (exceeds(known, bound)) {
      findings.fail(
        granted,
        `the workloads of the namespace need more ${key} at full scale than the quota grants`,
      );
    } else if (hidden !== undefined) {
      findings.notEvaluated(granted, `unknown value at ${hidden.path} of ${nameOf(hidden)}`);
    } else if (loads.some(({ pods }, at) => pods === undefined && parts[at] !== 0)) {
      findings.notEvaluated(granted, "not part of the stack: the number of nodes");
    } else if (measure.hiddenOwner !== undefined) {
      findings.notEvaluated(granted, measure.hiddenOwner);
    }
  }
}

/** Compares with a tolerance, because sums of decimal fractions are not exact. */
function exceeds(taken: number, bound: number): boolean {
  return taken > bound * (1 + 1e-9);
}

function nameOf({ resource }: Field): string {
  return `${resource.kind} "${resource.name}"`;
}
