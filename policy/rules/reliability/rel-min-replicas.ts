import { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import { integer } from "../../rule/parameters";
import { isReplicated } from "../../world/kubernetes/replicas";
import { stackRule } from "../../rule/rule";
import { workloadsOf } from "../../world/kubernetes/workloads";

/** One pod is gone for as long as its node drains. */
export const relMinReplicas = stackRule({
  id: "rel-min-replicas",
  topic: "reliability",
  severity: "medium",
  description: "Every workload runs the smallest number of replicas, or an autoscaler owns it.",
  remediation: "Set spec.replicas to the minimum at least, or declare an autoscaler for it.",
  frameworks: [eksBestPractices("reliability: application", "Run multiple replicas")],
  parameters: {
    minimum: integer("Fewest replicas of a workload.", { dev: 2, prod: 2 }),
  },
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings: { minimum } }) {
    const { ownerOf, hiddenOwner, ofItself } = world.replicas;
    // A patch that leaves the number out says nothing about it.
    const patches = world.workloadPatches.filter(({ root }) => root.get("spec", "replicas").isSet);
    for (const workload of [...workloadsOf(world).filter(isReplicated), ...patches]) {
      if (ownerOf(workload) !== undefined) continue;
      const count = ofItself(workload);
      if (count instanceof Field) {
        findings.notEvaluated(count);
      } else if (count < minimum) {
        const field = workload.root.get("spec", "replicas");
        if (hiddenOwner === undefined) {
          findings.fail(field, `the workload runs fewer than ${minimum} replicas`);
        } else {
          findings.notEvaluated(field, hiddenOwner);
        }
      }
    }
  },
});
