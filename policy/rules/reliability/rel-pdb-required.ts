import { anyOf } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { isBudget, protects } from "../../world/kubernetes/disruption-budgets";
import { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import { namespaceField } from "../../world/kubernetes/namespaces";
import { isReplicated } from "../../world/kubernetes/replicas";
import { stackRule } from "../../rule/rule";

/** Without a budget a drain may evict all replicas at once. */
export const relPdbRequired = stackRule({
  id: "rel-pdb-required",
  topic: "reliability",
  severity: "medium",
  description: "Every workload with several replicas is selected by a PodDisruptionBudget.",
  remediation:
    "Declare a PodDisruptionBudget in the namespace that selects the labels of the pods.",
  frameworks: [
    eksBestPractices("reliability: application", "Protect critical workloads by a budget"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings) {
    const hiddenIn = world.blindSpots(isBudget);
    const { boundsOf, hiddenOwner } = world.replicas;
    for (const workload of world.workloads.filter(isReplicated)) {
      const { min } = boundsOf(workload);
      const { namespace, labels, root } = workload;
      if (namespace === undefined) {
        findings.notEvaluated(namespaceField(root.resource));
        continue;
      }
      const budgets = world.disruptionBudgetsIn(namespace);
      const isProtected = anyOf(budgets.map((budget) => protects(budget, labels)));
      if (isProtected === true) continue;
      if (min instanceof Field) findings.notEvaluated(min);
      else if (min <= 1) reportHiddenOwner(root, hiddenOwner);
      else if (isProtected instanceof Field) findings.notEvaluated(isProtected);
      else
        failUnlessHidden(
          labels,
          "no PodDisruptionBudget selects the pods",
          hiddenIn(namespace),
          findings,
        );
    }

    function reportHiddenOwner(root: Field, reason: string | undefined): void {
      if (reason !== undefined) findings.notEvaluated(root.get("spec", "replicas"), reason);
    }
  },
});
