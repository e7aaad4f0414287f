import { REFUSED_ANYWAY } from "../../admission/expression";
import type { Answer } from "../../rule/answers";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { isTrue } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";
import { hasLabels, isEmptySelector, selects } from "../../world/kubernetes/selectors";

const REPLICATION_CONTROLLER = "kubernetes:core/v1:ReplicationController";
const JOB = "kubernetes:batch/v1:Job";

const SELECTING_TYPES: ReadonlySet<string> = new Set([
  "kubernetes:apps/v1:Deployment",
  "kubernetes:apps/v1:StatefulSet",
  "kubernetes:apps/v1:DaemonSet",
  "kubernetes:apps/v1:ReplicaSet",
  REPLICATION_CONTROLLER,
  JOB,
]);

/** Versions that use the labels of the template where the selector is left out. */
const DEFAULTING_VERSIONS: ReadonlySet<string | null> = new Set([
  "extensions/v1beta1",
  "apps/v1beta1",
]);

/** A workload that does not select its own pods is refused, or creates new ones without end. */
export const relSelectorMatch = resourceRule({
  id: "rel-selector-match",
  topic: "reliability",
  severity: "high",
  description: "The selector of every workload matches the labels of its own pods.",
  remediation: "Add every label of spec.selector.matchLabels to spec.template.metadata.labels.",
  frameworks: [eksBestPractices("reliability: application", "Select the pods that are meant")],
  parameters: {},
  appliesTo: (type) => SELECTING_TYPES.has(type),
  check(root, findings) {
    const { type, kind, apiVersion } = root.resource;
    const selector = root.get("spec", "selector");
    const labels = root.get("spec", "template", "metadata", "labels");
    if (type === JOB && !isTrue(root.get("spec", "manualSelector").value)) return;
    if (type === REPLICATION_CONTROLLER) {
      // Kubernetes uses the labels of the template where the selector is left out.
      report(selector.isSet ? hasLabels(selector, labels) : true, selector, findings);
    } else if (!selector.isSet) {
      if (DEFAULTING_VERSIONS.has(apiVersion)) return;
      findings.failOrMissing(selector, `the ${kind ?? "workload"} has no selector`);
    } else if (isEmptySelector(selector) === true) {
      findings.fail(selector, `the selector of the ${kind ?? "workload"} is empty`);
    } else if (root.resource.partial && !labels.isSet) {
      findings.notEvaluated(labels, `not set by this patch: ${labels.path}`);
    } else {
      report(selects(selector, labels), selector, findings);
    }
  },
  whyNoAdmission: REFUSED_ANYWAY,
});

function report(matches: Answer, selector: Field, findings: Findings): void {
  if (matches instanceof Field) findings.notEvaluated(matches);
  else if (!matches) findings.fail(selector, "the selector does not match the labels of the pods");
}
