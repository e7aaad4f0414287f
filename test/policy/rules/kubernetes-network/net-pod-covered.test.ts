import { netPodCovered } from "../../../../policy/rules/kubernetes-network/net-pod-covered";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, pod, POD_OWNERS, UNKNOWN } from "../../resources";
import { LABELS, workload } from "../../workloads";

type Properties = Readonly<Record<string, unknown>>;

const policy = (spec: Properties, place: unknown = "shop") =>
  namespaced("networking.k8s.io/v1", "NetworkPolicy", place, spec);
const both = { podSelector: { matchLabels: LABELS }, policyTypes: ["Ingress", "Egress"] };
const path = "spec.template.metadata.labels";

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
    ...["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet"].map((kind) => ({
      name: `a ${kind} without policy`,
      resources: workload({}, kind),
      findings: [
        [path, "no NetworkPolicy selects the pods for ingress"],
        [path, "no NetworkPolicy selects the pods for egress"],
      ],
    })),
    {
      name: "a Pod",
      resources: pod({}),
      findings: [
        ["metadata.labels", "no NetworkPolicy selects the pods for ingress"],
        ["metadata.labels", "no NetworkPolicy selects the pods for egress"],
      ],
    },
    {
      name: "a CronJob",
      resources: POD_OWNERS[8].make({}),
      findings: ["ingress", "egress"].map((direction) => [
        "spec.jobTemplate.spec.template.metadata.labels",
        `no NetworkPolicy selects the pods for ${direction}`,
      ]),
    },
    {
      name: "ingress alone, by default",
      resources: [...workload(), ...policy({ podSelector: {} })],
      findings: [[path, "no NetworkPolicy selects the pods for egress"]],
    },
    {
      name: "a policy elsewhere",
      resources: [...workload(), ...policy(both, "other")],
      findings: [
        [path, "no NetworkPolicy selects the pods for ingress"],
        [path, "no NetworkPolicy selects the pods for egress"],
      ],
    },
    {
      name: "a policy of other pods",
      resources: [...workload({ labels: { app: "api" } }), ...policy(both)],
      findings: [
        [path, "no NetworkPolicy selects the pods for ingress"],
        [path, "no NetworkPolicy selects the pods for egress"],
      ],
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
