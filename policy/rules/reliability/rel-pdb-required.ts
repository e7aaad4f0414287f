import { anyOf } from "../../support/answers";
import { blindSpots, failUnlessHidden } from "../../support/blind-spots";
import { disruptionBudgetsOf, isBudget, protects } from "../../support/disruption-budgets";
import { Field } from "../../support/field";
import { eksBestPractices } from "../../support/frameworks";
import { namespaceField } from "../../support/namespaces";
import { isReplicated, replicasIn } from "../../support/replicas";
import { stackRule } from "../../support/rule";
import { byNamespace, workloadsOf } from "../../support/workloads";

/** Without a budget a drain may take all replicas at once. */
export const relPdbRequired = stackRule({
  id: "rel-pdb-required",
  topic: "reliability",
  severity: "medium",
  description: "Every workload with several replicas is selected by a PodDisruptionBudget.",
  remediation: "Declare a PodDisruptionBudget in the namespace that selects the pods' labels.",
  frameworks: [
    eksBestPractices("reliability: application", "Protect critical workloads by a budget"),
  ],
  parameters: {},
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(resources, findings) {
    const budgets = byNamespace(disruptionBudgetsOf(resources));
    const hiddenIn = blindSpots(resources, isBudget);
    const { boundsOf, hiddenOwner } = replicasIn(resources);
    for (const workload of workloadsOf(resources).filter(isReplicated)) {
      const { min } = boundsOf(workload);
      const { namespace, labels, root } = workload;
      if (namespace === undefined) {
        findings.notEvaluated(namespaceField(root.resource));
        continue;
      }
      const own = budgets.get(namespace) ?? [];
      const isProtected = anyOf(own.map((budget) => protects(budget, labels)));
      if (isProtected === true) continue;
      if (min instanceof Field) findings.notEvaluated(min);
      else if (min <= 1) reportHiddenOwner(root, hiddenOwner);
      else if (isProtected instanceof Field) findings.notEvaluated(isProtected);
      else failUnlessHidden(labels, "no budget selects the pods", hiddenIn(namespace), findings);
    }

    function reportHiddenOwner(root: Field, reason: string | undefined): void {
      if (reason !== undefined) findings.notEvaluated(root.get("spec", "replicas"), reason);
    }
  },
});
