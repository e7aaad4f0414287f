import { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import { integer } from "../../rule/parameters";
import { isReplicated } from "../../world/kubernetes/replicas";
import { stackRule } from "../../rule/rule";

/** A single pod is unavailable while its node is drained. */
export const relMinReplicas = stackRule({
  id: "rel-min-replicas",
  topic: "reliability",
  severity: "medium",
  description: "Every workload has a minimum number of replicas, or an autoscaler that sets it.",
  remediation:
    "Set spec.replicas to at least the minimum, or declare an autoscaler for the workload.",
  frameworks: [eksBestPractices("reliability: application", "Run multiple replicas")],
  parameters: {
    minimum: integer("Fewest replicas of a workload.", { dev: 2, prod: 2 }),
  },
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings: { minimum } }) {
    const { ownerOf, hiddenOwner, ofItself } = world.replicas;
    // A patch that leaves the number out says nothing about it.
    const patches = world.workloadPatches.filter(({ root }) => root.get("spec", "replicas").isSet);
    for (const workload of [...world.workloads.filter(isReplicated), ...patches]) {
      if (ownerOf(workload) !== undefined) continue;
      const count = ofItself(workload);
      if (count instanceof Field) {
        findings.notEvaluated(count);
      } else if (count < minimum) {
        const field = workload.root.get("spec", "replicas");
        if (hiddenOwner === undefined) {
          findings.fail(
            field,
            `the number of replicas is ${count}, below the minimum of ${minimum}`,
          );
        } else {
          findings.notEvaluated(field, hiddenOwner);
        }
      }
    }
  },
});
