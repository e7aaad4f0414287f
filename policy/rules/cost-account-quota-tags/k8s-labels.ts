import { ADVICE_AT_EVERY_LEVEL } from "../../admission/expression";
import { OWNERSHIP_KEYS } from "../../../components/core/pure/ownership";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { NAMESPACE } from "../../world/kubernetes/namespaces";
import { texts } from "../../rule/parameters";
import { POD_PARAMETERS } from "../../rule/pod-rule";
import { isPodOwner, podOf } from "../../world/kubernetes/pod-specs";
import { isFilled } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

/** The recommended label of Kubernetes with the application that an object belongs to. */
const RECOMMENDED: readonly string[] = ["app.kubernetes.io/name"];

/** Labels tell people, dashboards and bills which team and application a pod belongs to. */
export const k8sLabels = resourceRule({
  id: "k8s-labels",
  topic: "cost-account-quota-tags",
  severity: "low",
  description:
    "Workloads and their pods have the label of their application, and workloads and namespaces the " +
    "labels of their owner and cost center.",
  remediation:
    "Add the labels to metadata.labels, and the labels of the application to the pod template too.",
  frameworks: [
    eksBestPractices("cost optimization: awareness", "Label what runs so that costs have an owner"),
  ],
  parameters: {
    ...POD_PARAMETERS,
    labels: texts("Labels that a workload and its pods must have.", RECOMMENDED),
    ownership: texts("Labels that a Namespace and a workload must have.", OWNERSHIP_KEYS),
  },
  appliesTo: (type, { workloads }) =>
    type === NAMESPACE || isPodOwner(type) || Object.hasOwn(workloads, type),
  check(root, findings, { settings: { workloads, labels, ownership } }) {
    const own = root.get("metadata", "labels");
    if (root.resource.type === NAMESPACE) {
      requireLabels(own, ownership, findings);
      return;
    }
    requireLabels(own, [...labels, ...ownership], findings);
    const pod = podOf(root, workloads).metadata.get("labels");
    // A pod without a template has one set of labels, which is checked above.
    if (pod.path !== own.path) requireLabels(pod, labels, findings);
  },
  whyNoAdmission: ADVICE_AT_EVERY_LEVEL,
});

function requireLabels(labels: Field, keys: readonly string[], findings: Findings): void {
  if (labels.isReadable && keys.length > 0 && keys.every((key) => !labels.get(key).isSet)) {
    const list = keys.join(", ");
    const missing = keys.length === 1 ? `label ${list} is` : `labels ${list} are`;
    findings.failOrMissing(labels, `the ${missing} missing`);
    return;
  }
  for (const key of keys) {
    findings.require(labels.get(key), isFilled, `the label ${key} is missing or empty`);
  }
}
