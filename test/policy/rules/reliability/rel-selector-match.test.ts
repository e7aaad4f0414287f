import { relSelectorMatch } from "../../../../policy/rules/reliability/rel-selector-match";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, pod, UNKNOWN } from "../../resources";
import { LABELS, workload } from "../../workloads";

const KINDS = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"];
const selecting = (selector: unknown, apiVersion = "apps/v1") =>
  workload({ spec: { selector } }, "Deployment", apiVersion);
const expression = (operator: string, values?: readonly unknown[], key = "app") =>
  selecting({ matchExpressions: [{ key, operator, values }] });
const path = "spec.selector";

describeRule(relSelectorMatch, {
  pass: [
    ...KINDS.map((kind) => ({ name: `a ${kind} of its own`, resources: workload({}, kind) })),
    {
      name: "more labels than selected",
      resources: workload({ labels: { ...LABELS, tier: "1" } }),
    },
    { name: "one of several values", resources: expression("In", ["api", "web"]) },
    { name: "none of other values", resources: expression("NotIn", ["api"]) },
    { name: "a label of any value", resources: expression("Exists") },
    { name: "a label that is missing", resources: expression("DoesNotExist", undefined, "tier") },
    {
      name: "a ReplicationController by plain labels",
      resources: workload({ spec: { selector: LABELS } }, "ReplicationController", "v1"),
    },
    {
      name: "a ReplicationController that leaves it to Kubernetes",
      resources: workload({ spec: { selector: undefined } }, "ReplicationController", "v1"),
    },
    {
      name: "a beta version that takes the labels of the template",
      resources: selecting(undefined, "extensions/v1beta1"),
    },
    {
      name: "a Job, which Kubernetes gives a selector",
      resources: workload({ labels: {} }, "Job", "batch/v1"),
    },
  ],
  fail: [
    ...KINDS.map((kind): RuleCase => ({
      name: `a ${kind} of other pods`,
      resources: workload({ labels: { app: "api" } }, kind),
      findings: [[path, "the selector does not match the labels of the pods"]],
    })),
    {
      name: "no labels at all",
      resources: workload({ labels: undefined, spec: { template: {} } }),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
    {
      name: "no selector",
      resources: selecting(undefined),
      findings: [[path, "the Deployment has no selector"]],
    },
    {
      name: "an empty selector",
      resources: selecting({ matchLabels: {} }),
      findings: [[path, "the selector of the Deployment is empty"]],
    },
    {
      name: "none of the values",
      resources: expression("In", ["api"]),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
    {
      name: "a refused value",
      resources: expression("NotIn", ["web"]),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
    {
      name: "a missing label",
      resources: expression("Exists", undefined, "tier"),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
    {
      name: "a forbidden label",
      resources: expression("DoesNotExist"),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
    {
      name: "an operator that does not exist",
      resources: expression("Equals", ["web"]),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
    {
      name: "a ReplicationController of other pods",
      resources: workload({ spec: { selector: { app: "api" } } }, "ReplicationController", "v1"),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
    {
      name: "a Job with a selector of its own",
      resources: workload(
        { labels: {}, spec: { manualSelector: true, selector: { matchLabels: LABELS } } },
        "Job",
        "batch/v1",
      ),
      findings: [[path, "the selector does not match the labels of the pods"]],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "unknown labels",
      resources: workload({ labels: UNKNOWN }),
      reasons: ["unknown value at spec.template.metadata.labels"],
    },
    {
      name: "an unknown value of the selector",
      resources: selecting({ matchLabels: { app: UNKNOWN } }),
      reasons: [`unknown value at ${path}.matchLabels.app`],
    },
    {
      name: "a patch that leaves the labels to others",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", {
        spec: { selector: { matchLabels: LABELS } },
      }),
      reasons: ["not set by this patch: spec.template.metadata.labels"],
    },
    {
      name: "a patch that leaves the selector to others",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", { spec: {} }),
      reasons: ["not set by this patch: spec.selector"],
    },
  ],
});
