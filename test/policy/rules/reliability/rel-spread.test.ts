import { relSpread } from "../../../../policy/rules/reliability/rel-spread";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, pod, UNKNOWN } from "../../resources";
import { LABELS, workload } from "../../workloads";

const ZONE = "topology.kubernetes.io/zone";
const SPREAD = "spec.template.spec.topologySpreadConstraints";
const own = { matchLabels: LABELS };
const spread = (labelSelector: unknown, topologyKey: unknown = ZONE) =>
  workload({ pod: { topologySpreadConstraints: [{ topologyKey, labelSelector }] } });
const apart = (list: string, terms: unknown) =>
  workload({ pod: { affinity: { podAntiAffinity: { [list]: terms } } } });
const REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
const PREFERRED = "preferredDuringSchedulingIgnoredDuringExecution";

describeRule(relSpread, {
  pass: [
    { name: "a constraint over zones", resources: spread(own) },
    {
      name: "the key's old name",
      resources: spread(own, "failure-domain.beta.kubernetes.io/zone"),
    },
    { name: "an empty selector, which selects all", resources: spread({}) },
    {
      name: "demanded distance",
      resources: apart(REQUIRED, [{ topologyKey: ZONE, labelSelector: own }]),
    },
    {
      name: "preferred distance",
      resources: apart(PREFERRED, [
        { weight: 1, podAffinityTerm: { topologyKey: ZONE, labelSelector: own } },
      ]),
    },
    { name: "one replica", resources: workload({ spec: { replicas: 1 } }) },
    { name: "a DaemonSet", resources: workload({}, "DaemonSet") },
    { name: "a lone pod", resources: pod({}) },
  ],
  fail: [
    ...["Deployment", "StatefulSet", "ReplicaSet"].map((kind): RuleCase => ({
      name: `a silent ${kind}`,
      resources: workload({ spec: { replicas: 3 } }, kind),
      findings: [[SPREAD, "the replicas may all run in one zone"]],
    })),
    {
      name: "hosts instead of zones",
      resources: spread(own, "kubernetes.io/hostname"),
      findings: [[SPREAD, "the replicas may all run in one zone"]],
    },
    {
      name: "a selector of other pods",
      resources: spread({ matchLabels: { app: "api" } }),
      findings: [
        [`${SPREAD}[0].labelSelector`, "the constraint does not select the pods of the workload"],
      ],
    },
    {
      name: "no selector, which selects nothing",
      resources: spread(undefined),
      findings: [
        [`${SPREAD}[0].labelSelector`, "the constraint does not select the pods of the workload"],
      ],
    },
    {
      name: "distance from other pods",
      resources: apart(REQUIRED, [
        {
          topologyKey: ZONE,
          labelSelector: { matchExpressions: [{ key: "app", operator: "DoesNotExist" }] },
        },
      ]),
      findings: [
        [
          `spec.template.spec.affinity.podAntiAffinity.${REQUIRED}[0].labelSelector`,
          "the constraint does not select the pods of the workload",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "unknown constraints",
      resources: workload({ pod: { topologySpreadConstraints: UNKNOWN } }),
      reasons: [`unknown value at ${SPREAD}`],
    },
    {
      name: "unknown labels",
      resources: workload({
        labels: UNKNOWN,
        pod: { topologySpreadConstraints: [{ topologyKey: ZONE, labelSelector: own }] },
      }),
      reasons: ["unknown value at spec.template.metadata.labels"],
    },
    {
      name: "a patch that leaves the labels to others",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", {
        spec: {
          template: {
            spec: { topologySpreadConstraints: [{ topologyKey: ZONE, labelSelector: own }] },
          },
        },
      }),
      reasons: ["unknown value at spec.template.metadata.labels.app"],
    },
    {
      name: "a patch that leaves the constraints to others",
      resources: declared("kubernetes:apps/v1:DeploymentPatch", { spec: {} }),
      reasons: [`not set by this patch: ${SPREAD}`],
    },
  ],
});
