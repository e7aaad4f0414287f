import { protects, type DisruptionBudget } from "../../world/kubernetes/disruption-budgets";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { podsAt, type ReplicaNumbers } from "../../world/kubernetes/replicas";
import { stackRule } from "../../rule/rule";
import { byNamespace, type Workload } from "../../world/kubernetes/workloads";

/** While the workload has its minimum of pods, a budget that keeps them all blocks node drains. */
export const asPdbVsMin = stackRule({
  id: "as-pdb-vs-min",
  topic: "autoscaling",
  severity: "high",
  description:
    "A PodDisruptionBudget keeps fewer pods than the minimum of the autoscaler of the workload.",
  remediation:
    "Lower minAvailable below minReplicas of the autoscaler, or set maxUnavailable to 1 instead.",
  frameworks: [
    eksBestPractices("cluster upgrades", "Configure budgets that let nodes be replaced"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const workloads = byNamespace(world.workloads);
    const replicas = world.replicas;
    for (const budget of world.disruptionBudgets) {
      const field = budget.root.get("spec", "minAvailable");
      if (!field.isSet) continue;
      if (!field.isReadable) findings.notEvaluated(field);
      else if (budget.namespace !== undefined) {
        const own = workloads.get(budget.namespace) ?? [];
        for (const workload of own) checkBudget(budget, workload, replicas, findings);
      }
    }
  },
});

function checkBudget(
  budget: DisruptionBudget,
  workload: Workload,
  replicas: ReplicaNumbers,
  findings: Findings,
): void {
  const isSelected = protects(budget, workload.labels);
  if (isSelected === false) return;
  const field = budget.root.get("spec", "minAvailable");
  if (replicas.ownerOf(workload) === undefined) {
    if (replicas.hiddenOwner !== undefined) findings.notEvaluated(field, replicas.hiddenOwner);
    return;
  }
  const { min } = replicas.boundsOf(workload);
  // A workload that may scale to zero has one pod before that.
  const least = min instanceof Field ? min : Math.max(min, 1);
  const kept = podsAt(field, least, 0);
  const hidden = [isSelected, least, kept].find((part) => part instanceof Field);
  const { kind, name } = workload.root.resource;
  if (hidden !== undefined) findings.notEvaluated(field, reasonFor(hidden));
  else if (Number(kept) >= Number(least)) {
    findings.fail(
      field,
      `the budget lets no pod of ${kind} "${name}" be evicted while its autoscaler is at the minimum`,
    );
  }
}

function reasonFor({ path, resource: { kind, name } }: Field): string {
  return `unknown value at ${path} of ${kind} "${name}"`;
}
