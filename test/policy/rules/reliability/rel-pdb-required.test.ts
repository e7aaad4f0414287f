import { relPdbRequired } from "../../../../policy/rules/reliability/rel-pdb-required";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";
import { budget, scaledObject, scalerOf, workload } from "../../workloads";

const many = workload({ spec: { replicas: 3 } });
const path = "spec.template.metadata.labels";
const selecting = (selector: unknown) => budget({ selector });

describeRule(relPdbRequired, {
  pass: [
    { name: "a budget by labels", resources: [...many, ...budget({})] },
    { name: "a budget for all pods", resources: [...many, ...selecting({})] },
    {
      name: "a budget by expression",
      resources: [
        ...many,
        ...selecting({ matchExpressions: [{ key: "app", operator: "In", values: ["web"] }] }),
      ],
    },
    {
      name: "a budget of the beta version",
      resources: [...many, ...budget({}, "shop", "policy/v1beta1")],
    },
    { name: "one replica", resources: workload({ spec: { replicas: 1 } }) },
    { name: "a silent workload, which has one", resources: workload() },
    {
      name: "an autoscaler that starts from one",
      resources: [...many, ...scalerOf({ maxReplicas: 3 })],
    },
    { name: "KEDA, which starts from none", resources: [...many, ...scaledObject()] },
    { name: "a DaemonSet", resources: workload({}, "DaemonSet") },
  ],
  fail: [
    ...["Deployment", "StatefulSet", "ReplicaSet"].map((kind): RuleCase => ({
      name: `a ${kind} without budget`,
      resources: workload({ spec: { replicas: 2 } }, kind),
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    })),
    {
      name: "a workload that an autoscaler keeps above one",
      resources: [...workload(), ...scalerOf({ minReplicas: 2, maxReplicas: 3 })],
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    },
    {
      name: "a budget elsewhere",
      resources: [...many, ...budget({}, "other")],
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    },
    {
      name: "a budget of other pods",
      resources: [...many, ...selecting({ matchLabels: { app: "api" } })],
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    },
    {
      name: "a budget that excludes the pods",
      resources: [
        ...many,
        ...selecting({ matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] }),
      ],
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    },
    {
      name: "a budget without selector",
      resources: [...many, ...selecting(undefined)],
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    },
    {
      name: "an empty selector of the beta version, which selects nothing",
      resources: [...many, ...budget({ selector: {} }, "shop", "policy/v1beta1")],
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    },
    {
      name: "a chart in another namespace",
      resources: [...many, ...declared("kubernetes:helm.sh/v3:Release", { namespace: "other" })],
      findings: [[path, "no PodDisruptionBudget selects the pods"]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown number of replicas",
      resources: workload({ spec: { replicas: UNKNOWN } }),
      reasons: ["unknown value at spec.replicas"],
    },
    {
      name: "an unknown selector",
      resources: [...many, ...selecting(UNKNOWN)],
      reasons: ["unknown value at spec.selector"],
    },
    {
      name: "a budget in an unknown namespace",
      resources: [...many, ...budget({}, UNKNOWN)],
      reasons: ['unknown value at metadata.namespace of PodDisruptionBudget "web"'],
    },
    {
      name: "a workload in an unknown namespace",
      resources: workload({ spec: { replicas: 2 } }, "Deployment", "apps/v1", UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a budget that a chart may bring",
      resources: [...many, ...declared("kubernetes:helm.sh/v3:Release", { namespace: "shop" })],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
    {
      name: "an autoscaler whose target is not known",
      resources: [...workload(), ...scalerOf({}, "Deployment", UNKNOWN)],
      reasons: ['unknown value at the target of HorizontalPodAutoscaler "web"'],
    },
  ],
});
