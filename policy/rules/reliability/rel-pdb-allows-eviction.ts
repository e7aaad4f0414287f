import {
  BUDGET_TYPES,
  protects,
  type DisruptionBudget,
} from "../../world/kubernetes/disruption-budgets";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { podsAt, type ReplicaNumbers } from "../../world/kubernetes/replicas";
import { stackRule } from "../../rule/rule";
import type { Workload } from "../../world/kubernetes/workloads";

/** From this minor on, a budget may allow the eviction of pods that are not ready. */
const UNHEALTHY_POLICY_MINOR = 27;

/** A budget that never allows an eviction blocks every drain, so nodes cannot be upgraded. */
export const relPdbAllowsEviction = stackRule({
  id: "rel-pdb-allows-eviction",
  topic: "reliability",
  severity: "high",
  description: "Every PodDisruptionBudget allows the eviction of one pod, and of pods not ready.",
  remediation:
    "Set maxUnavailable to 1 or more instead of minAvailable, and unhealthyPodEvictionPolicy to " +
    "AlwaysAllow.",
  frameworks: [
    eksBestPractices("cluster upgrades", "Configure budgets that let nodes be replaced"),
  ],
  checks: {
    numbers: "minAvailable and maxUnavailable allow the eviction of at least one pod.",
    unhealthy: "unhealthyPodEvictionPolicy allows the eviction of pods that are not ready.",
  },
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { kubernetesVersion: { minor } }) {
    const { replicas } = world;
    for (const budget of world.disruptionBudgets) {
      const { namespace, root } = budget;
      checkNumbers(root.get("spec"), findings.of("numbers"));
      if (namespace !== undefined) {
        checkAgainst(budget, world.workloadsIn(namespace), replicas, findings.of("numbers"));
      }
      if (minor >= UNHEALTHY_POLICY_MINOR && root.resource.apiVersion === "policy/v1") {
        requireUnhealthyEviction(root, findings.of("unhealthy"));
      }
    }
    for (const patch of world.of(BUDGET_TYPES).filter(({ resource }) => resource.partial)) {
      checkNumbers(patch.get("spec"), findings.of("numbers"));
    }
  },
});

/** Fails for numbers that allow no eviction, whatever the budget selects. */
function checkNumbers(spec: Field, findings: Findings): void {
  findings.forbid(
    spec.get("maxUnavailable"),
    (value) => /^0+%?$/.test(String(value)),
    "the budget allows the eviction of no pod",
  );
  const message = "the budget requires all pods to stay available";
  findings.forbid(spec.get("minAvailable"), isWhole, message);
}

/** Compares the number of pods to keep with the number that there are. */
function checkAgainst(
  budget: DisruptionBudget,
  workloads: readonly Workload[],
  replicas: ReplicaNumbers,
  findings: Findings,
): void {
  const field = budget.root.get("spec", "minAvailable");
  if (!field.isSet || !field.isReadable || isWhole(field.value)) return;
  for (const workload of workloads) {
    // The rule as-pdb-vs-min compares the budget with the minimum of an autoscaler.
    if (replicas.ownerOf(workload) !== undefined) continue;
    const isSelected = protects(budget, workload.labels);
    if (isSelected === false) continue;
    const count = replicas.ofItself(workload);
    const kept = podsAt(field, count, 0);
    const hidden = [isSelected, count, kept].find((part) => part instanceof Field);
    if (hidden !== undefined) findings.notEvaluated(field, reasonFor(hidden, replicas));
    else if (Number(kept) < Number(count)) continue;
    else if (replicas.hiddenOwner !== undefined) {
      findings.notEvaluated(field, replicas.hiddenOwner);
    } else {
      const { kind, name } = workload.root.resource;
      findings.fail(field, `the budget requires all pods of ${kind} "${name}" to stay available`);
    }
  }
}

function reasonFor(hidden: Field, { hiddenOwner }: ReplicaNumbers): string {
  const { kind, name } = hidden.resource;
  return hiddenOwner ?? `unknown value at ${hidden.path} of ${kind} "${name}"`;
}

function isWhole(value: unknown): boolean {
  return /^\d+%$/.test(String(value)) && Number.parseInt(String(value), 10) >= 100;
}

function requireUnhealthyEviction(root: Field, findings: Findings): void {
  findings.require(
    root.get("spec", "unhealthyPodEvictionPolicy"),
    (value) => value === "AlwaysAllow",
    "the budget blocks the eviction of pods that never become ready",
  );
}
