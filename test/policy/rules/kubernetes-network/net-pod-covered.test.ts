import { netPodCovered } from "../../../../policy/rules/kubernetes-network/net-pod-covered";
import { describeRule, type ExpectedFinding, type RuleCase } from "../../describe-rule";
import { declared, namespaced, pod, POD_OWNERS, UNKNOWN } from "../../resources";
import { LABELS, workload } from "../../workloads";

type Properties = Readonly<Record<string, unknown>>;

const policy = (spec: Properties, place: unknown = "shop") =>
  namespaced("networking.k8s.io/v1", "NetworkPolicy", place, spec);
const both = { podSelector: { matchLabels: LABELS }, policyTypes: ["Ingress", "Egress"] };
const path = "spec.template.metadata.labels";

const uncovered = (labels: string): readonly ExpectedFinding[] => [
  [labels, "no NetworkPolicy applies to ingress of the pods"],
  [labels, "no NetworkPolicy applies to egress of the pods"],
];

describeRule(netPodCovered, {
  pass: [
    { name: "one policy for both directions", resources: [...workload(), ...policy(both)] },
    {
      name: "one policy for each direction",
      resources: [
        ...workload(),
        ...policy({ ...both, policyTypes: ["Ingress"] }),
        ...policy({ ...both, policyTypes: ["Egress"] }),
      ],
    },
    {
      name: "an empty selector, which selects all",
      resources: [...workload({ labels: undefined }), ...policy({ ...both, podSelector: {} })],
    },
    {
      name: "no policy types, but egress rules",
      resources: [...workload(), ...policy({ podSelector: {}, egress: [{}] })],
    },
    {
      name: "a policy of the old group extensions",
      resources: [
        ...workload(),
        ...namespaced("extensions/v1beta1", "NetworkPolicy", "shop", both),
      ],
    },
    { name: "a pod in the network of its node", resources: pod({ hostNetwork: true }) },
    { name: "a template that nothing runs", resources: POD_OWNERS[1].make({}) },
  ],
  fail: [
    ...["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind): RuleCase => ({
      name: `a ${kind} without policy`,
      resources: workload({}, kind),
      findings: uncovered(path),
    })),
    {
      name: "a Pod",
      resources: pod({}),
      findings: uncovered("metadata.labels"),
    },
    {
      name: "a CronJob",
      resources: POD_OWNERS[8].make({}),
      findings: uncovered("spec.jobTemplate.spec.template.metadata.labels"),
    },
    {
      name: "ingress alone, by default",
      resources: [...workload(), ...policy({ podSelector: {} })],
      findings: [[path, "no NetworkPolicy applies to egress of the pods"]],
    },
    {
      name: "a policy elsewhere",
      resources: [...workload(), ...policy(both, "other")],
      findings: uncovered(path),
    },
    {
      name: "a policy of other pods",
      resources: [...workload({ labels: { app: "api" } }), ...policy(both)],
      findings: uncovered(path),
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "unknown labels",
      resources: [...workload({ labels: UNKNOWN }), ...policy(both)],
      reasons: [`unknown value at ${path}`],
    },
    {
      name: "unknown policy types",
      resources: [...workload(), ...policy({ ...both, policyTypes: UNKNOWN })],
      reasons: ["unknown value at spec.policyTypes"],
    },
    {
      name: "a policy in an unknown namespace",
      resources: [...workload(), ...policy(both, UNKNOWN)],
      reasons: ['unknown value at metadata.namespace of NetworkPolicy "it"'],
    },
    {
      name: "a workload in an unknown namespace",
      resources: workload({}, "Deployment", "apps/v1", UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a policy that a chart may bring",
      resources: [
        ...workload(),
        ...declared("kubernetes:helm.sh/v3:Release", { namespace: "shop" }),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
