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

/** What Kubernetes recommends before anything else: the application that the object is part of. */
const RECOMMENDED: readonly string[] = ["app.kubernetes.io/name"];

/** Labels are how people, dashboards and bills tell whose pods they look at. */
export const k8sLabels = resourceRule({
  id: "k8s-labels",
  topic: "cost-account-quota-tags",
  severity: "low",
  description:
    "Workloads and their pods say by label which application they are, and workloads and " +
    "namespaces who owns and who pays for them.",
  remediation:
    "Add the labels to metadata.labels, and those of the application to the pod template too.",
  frameworks: [
    eksBestPractices("cost optimization: awareness", "Label what runs so that costs have an owner"),
  ],
  parameters: {
    ...POD_PARAMETERS,
    labels: texts("Labels of a workload and of its pods.", RECOMMENDED),
    ownership: texts("Labels of a Namespace and of a workload.", OWNERSHIP_KEYS),
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
    // A bare pod has one set of labels, which is judged above.
    if (pod.path !== own.path) requireLabels(pod, labels, findings);
  },
  whyNoAdmission: ADVICE_AT_EVERY_LEVEL,
});

function requireLabels(labels: Field, keys: readonly string[], findings: Findings): void {
  if (labels.isReadable && keys.length > 0 && keys.every((key) => !labels.get(key).isSet)) {
    findings.failOrMissing(labels, `carries none of the labels ${keys.join(", ")}`);
    return;
  }
  for (const key of keys) {
    findings.require(labels.get(key), isFilled, `carries no label ${key}`);
  }
}
