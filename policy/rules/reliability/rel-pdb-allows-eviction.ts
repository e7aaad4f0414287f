import {
  isBudget,
  protects,
  type DisruptionBudget,
} from "../../world/kubernetes/disruption-budgets";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { podsAt, type ReplicaNumbers } from "../../world/kubernetes/replicas";
import { stackRule } from "../../rule/rule";
import { byNamespace, type Workload } from "../../world/kubernetes/workloads";

/** From this minor on, a budget may let go of pods that are not ready. */
const UNHEALTHY_POLICY_MINOR = 27;

/** A budget that never lets go stops every drain, and with it every upgrade of the nodes. */
export const relPdbAllowsEviction = stackRule({
  id: "rel-pdb-allows-eviction",
  topic: "reliability",
  severity: "high",
  description: "Every PodDisruptionBudget lets at least one pod go, and every unready one.",
  remediation:
    "Set maxUnavailable to 1 or more instead of minAvailable, and unhealthyPodEvictionPolicy to " +
    "AlwaysAllow.",
  frameworks: [
    eksBestPractices("cluster upgrades", "Configure budgets that let nodes be replaced"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { kubernetesVersion: { minor } }) {
    const workloads = byNamespace(world.workloads);
    const replicas = world.replicas;
    for (const budget of world.disruptionBudgets) {
      const own = budget.namespace === undefined ? [] : (workloads.get(budget.namespace) ?? []);
      checkNumbers(budget.root.get("spec"), findings);
      checkAgainst(budget, own, replicas, findings);
      if (minor >= UNHEALTHY_POLICY_MINOR && budget.root.resource.apiVersion === "policy/v1") {
        requireLettingGo(budget.root, findings);
      }
    }
    for (const patch of world.resources.filter(
      (resource) => resource.partial && isBudget(resource),
    )) {
      checkNumbers(Field.root(patch).get("spec"), findings);
    }
  },
});

/** Numbers that let nothing go, whatever the budget selects. */
function checkNumbers(spec: Field, findings: Findings): void {
  findings.forbid(
    spec.get("maxUnavailable"),
    (value) => /^0+%?$/.test(String(value)),
    "the budget lets no pod go",
  );
  findings.forbid(spec.get("minAvailable"), isWhole, "the budget keeps all pods");
}

/** The share of pods to keep against the number that there are. */
function checkAgainst(
  budget: DisruptionBudget,
  workloads: readonly Workload[],
  replicas: ReplicaNumbers,
  findings: Findings,
): void {
  const field = budget.root.get("spec", "minAvailable");
  if (!field.isSet || !field.isReadable || isWhole(field.value)) return;
  for (const workload of workloads) {
    // What an autoscaler decides is held against its own minimum by as-pdb-vs-min.
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
      findings.fail(field, `the budget keeps all pods of ${kind} "${name}"`);
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

function requireLettingGo(root: Field, findings: Findings): void {
  findings.require(
    root.get("spec", "unhealthyPodEvictionPolicy"),
    (value) => value === "AlwaysAllow",
    "pods that never become ready hold the node for ever",
  );
}
