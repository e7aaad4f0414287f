import { netPolicyDangling } from "../../../../policy/rules/kubernetes-network/net-policy-dangling";
import { describeRule } from "../../describe-rule";
import { declared, namespace, namespaced, UNKNOWN } from "../../resources";
import { LABELS, workload } from "../../workloads";

type Properties = Readonly<Record<string, unknown>>;

const policy = (spec: Properties, place: unknown = "shop") =>
  namespaced("networking.k8s.io/v1", "NetworkPolicy", place, spec);
const web = { matchLabels: LABELS };
const api = { matchLabels: { app: "api" } };
const from = (...peers: readonly unknown[]) =>
  policy({ podSelector: {}, ingress: [{ from: peers }] });
const to = (...peers: readonly unknown[]) => policy({ podSelector: {}, egress: [{ to: peers }] });
const named = (...values: readonly string[]) => ({
  matchExpressions: [{ key: "kubernetes.io/metadata.name", operator: "In", values }],
});
const FROM = "spec.ingress[0].from[0]";

describeRule(netPolicyDangling, {
  pass: [
    { name: "pods of the namespace", resources: [...workload(), ...policy({ podSelector: web })] },
    { name: "all pods, those to come too", resources: policy({ podSelector: {} }) },
    { name: "a peer of the namespace", resources: [...workload(), ...from({ podSelector: web })] },
    { name: "all peers of the namespace", resources: from({ podSelector: {} }) },
    { name: "an address", resources: to({ ipBlock: { cidr: "10.0.0.0/8" } }) },
    {
      name: "a peer in another namespace by its name",
      resources: [
        ...namespace("shop"),
        ...workload(),
        ...from({ namespaceSelector: named("shop"), podSelector: web }),
      ],
    },
    {
      name: "a peer in a namespace by its label",
      resources: [
        ...namespace("shop", { team: "a" }),
        ...workload(),
        ...to({ namespaceSelector: { matchLabels: { team: "a" } }, podSelector: web }),
      ],
    },
    {
      name: "a namespace as a whole",
      resources: [...namespace("shop"), ...from({ namespaceSelector: named("shop") })],
    },
    {
      name: "a namespace that charts fill",
      resources: to({ namespaceSelector: named("kube-system"), podSelector: api }),
    },
    {
      name: "pods of every namespace",
      resources: [...workload(), ...from({ namespaceSelector: {}, podSelector: web })],
    },
  ],
  fail: [
    {
      name: "no pods",
      resources: policy({ podSelector: web }),
      findings: [["spec.podSelector", "the pod selector selects no pod of the stack"]],
    },
    {
      name: "other pods",
      resources: [...workload(), ...policy({ podSelector: api })],
      findings: [["spec.podSelector", "the pod selector selects no pod of the stack"]],
    },
    {
      name: "pods elsewhere",
      resources: [...workload(), ...policy({ podSelector: web }, "other")],
      findings: [["spec.podSelector", "the pod selector selects no pod of the stack"]],
    },
    {
      name: "an expression that selects nothing",
      resources: [
        ...workload(),
        ...policy({
          podSelector: { matchExpressions: [{ key: "app", operator: "DoesNotExist" }] },
        }),
      ],
      findings: [["spec.podSelector", "the pod selector selects no pod of the stack"]],
    },
    {
      name: "a peer that is not there",
      resources: [...workload(), ...from({ podSelector: api })],
      findings: [[`${FROM}.podSelector`, "the pod selector selects no pod of the stack"]],
    },
    {
      name: "a peer of egress that is not there",
      resources: [...workload(), ...to({ podSelector: web }, { podSelector: api })],
      findings: [
        ["spec.egress[0].to[1].podSelector", "the pod selector selects no pod of the stack"],
      ],
    },
    {
      name: "a peer that is not in the namespace that is named",
      resources: [
        ...namespace("shop"),
        ...workload(),
        ...from({ namespaceSelector: named("shop"), podSelector: api }),
      ],
      findings: [[`${FROM}.podSelector`, "the pod selector selects no pod of the stack"]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "an unknown selector",
      resources: [...workload(), ...policy({ podSelector: UNKNOWN })],
      reasons: ["unknown value at spec.podSelector"],
    },
    {
      name: "unknown labels of the pods",
      resources: [...workload({ labels: UNKNOWN }), ...policy({ podSelector: web })],
      reasons: ["unknown value at spec.template.metadata.labels"],
    },
    {
      name: "unknown peers",
      resources: policy({ podSelector: {}, ingress: [{ from: UNKNOWN }] }),
      reasons: ["unknown value at spec.ingress[0].from"],
    },
    {
      name: "unknown labels of a namespace",
      resources: [
        ...declared("kubernetes:core/v1:Namespace", {
          metadata: { name: "shop", labels: UNKNOWN },
        }),
        ...from({ namespaceSelector: { matchLabels: { team: "a" } } }),
      ],
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "a namespace that another stack brings",
      resources: from({ namespaceSelector: named("other"), podSelector: web }),
      reasons: [`not part of the stack: the namespaces of ${FROM}.namespaceSelector`],
    },
    {
      name: "pods of every namespace that nobody declares",
      resources: [...workload(), ...from({ namespaceSelector: {}, podSelector: api })],
      reasons: [`not part of the stack: the pods of ${FROM}.podSelector`],
    },
    {
      name: "an unknown namespace",
      resources: policy({ podSelector: web }, UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "pods that a chart may bring",
      resources: [
        ...declared("kubernetes:helm.sh/v3:Release", { namespace: "shop" }),
        ...policy({ podSelector: web }),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
