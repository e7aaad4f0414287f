import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { CONTROLLER_TYPES, NODE_POOL_LABEL } from "../../world/autoscaling/karpenter";
import { stackRule } from "../../rule/rule";

/** One replica works while the other is replaced. */
const LEAST_REPLICAS = 2;

/** Labels that only nodes of a managed group, or of Fargate, have. */
const UNMANAGED_LABELS = ["eks.amazonaws.com/nodegroup", "eks.amazonaws.com/compute-type"];

/** A controller on a node that it manages may remove that node, and then no controller adds nodes. */
export const asKarpenterPlacement = stackRule({
  id: "as-karpenter-placement",
  topic: "autoscaling",
  severity: "high",
  description: "Karpenter's controller has two replicas, on nodes that it does not manage itself.",
  remediation:
    "Set replicas to 2 and keep the chart's affinity, which avoids nodes with the label " +
    "karpenter.sh/nodepool; run the controller on a managed node group or on Fargate.",
  frameworks: [
    eksBestPractices("autoscaling: Karpenter", "Run the controller on nodes it does not manage"),
  ],
  checks: {
    replicas: "The controller has two replicas.",
    nodes: "The controller runs on nodes that it does not manage.",
  },
  parameters: {},
  appliesTo: (type) => CONTROLLER_TYPES.has(type),
  check(world, findings) {
    for (const controller of world.karpenterControllers) {
      if (controller.resource.type === RELEASE) checkRelease(controller, findings);
      else checkDeployment(controller, findings);
    }
  },
});

/** The chart itself has two replicas and the affinity: only the values that override them are checked. */
function checkRelease(release: Field, findings: Findings): void {
  const values = release.get("values");
  if (!values.isReadable) {
    findings.notEvaluated(values);
    return;
  }
  findings
    .of("replicas")
    .forbid(values.get("replicas"), isTooFew, "the controller has fewer than 2 replicas");
  const affinity = values.get("affinity");
  if (affinity.isSet && termsOf(affinity).isSet)
    checkPlacement(values, affinity, findings.of("nodes"));
}

function checkDeployment(deployment: Field, findings: Findings): void {
  const spec = deployment.get("spec");
  const isEnough = (value: unknown) => !isTooFew(value);
  findings
    .of("replicas")
    .require(spec.get("replicas"), isEnough, "the controller has fewer than 2 replicas");
  const pod = spec.get("template", "spec");
  checkPlacement(pod, pod.get("affinity"), findings.of("nodes"));
}

function isTooFew(value: unknown): boolean {
  return value === undefined || Number(value) < LEAST_REPLICAS;
}

function checkPlacement(place: Field, affinity: Field, findings: Findings): void {
  const selector = place.get("nodeSelector");
  if (UNMANAGED_LABELS.some((label) => selector.get(label).isSet)) return;
  const terms = termsOf(affinity).items();
  const unreadable = [selector, ...terms].find((part) => !part.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (terms.length === 0 || !terms.every(avoidsOwnNodes)) {
    findings.fail(affinity, "the controller may run on nodes that it manages");
  }
}

function termsOf(affinity: Field): Field {
  const path = ["nodeAffinity", "requiredDuringSchedulingIgnoredDuringExecution"];
  return affinity.get(...path, "nodeSelectorTerms");
}

/** Terms are alternatives, so that each must keep the controller away. */
function avoidsOwnNodes(term: Field): boolean {
  return term
    .get("matchExpressions")
    .items()
    .some((expression) => {
      const key = expression.get("key").text ?? "";
      const operator = expression.get("operator").value;
      if (key === NODE_POOL_LABEL) return operator === "DoesNotExist";
      return UNMANAGED_LABELS.includes(key) && (operator === "Exists" || operator === "In");
    });
}
