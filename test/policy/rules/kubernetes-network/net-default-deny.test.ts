import { netDefaultDeny } from "../../../../policy/rules/kubernetes-network/net-default-deny";
import { NAMESPACE_ROLE_LABEL } from "../../../../policy/world/kubernetes/namespaces";
import { describeRule, type ExpectedFinding } from "../../describe-rule";
import { declared, manifest, namespace, namespaced, pod, UNKNOWN, urnOf } from "../../resources";

const team = namespace("team-a");
const policy = (spec: Readonly<Record<string, unknown>>, place: unknown = "team-a") =>
  namespaced("networking.k8s.io/v1", "NetworkPolicy", place, spec);
const all = { podSelector: {}, policyTypes: ["Ingress", "Egress"] };
const ingressOnly = { podSelector: {}, policyTypes: ["Ingress"] };
const egressOnly = { podSelector: {}, policyTypes: ["Egress"] };

const NAMESPACE = "kubernetes:core/v1:Namespace";
const NETWORK_POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

/** A namespace and a policy that refers to it, before either exists. */
const referring = (spec: Readonly<Record<string, unknown>>, ...sources: readonly string[]) => [
  ...declared(NAMESPACE, { metadata: { name: "team-a" } }),
  ...declared(NETWORK_POLICY, { metadata: { namespace: UNKNOWN }, spec }, null, {
    metadata: sources,
  }),
];

const missing = (direction: string): ExpectedFinding => [
  "metadata.name",
  `namespace "team-a" has no NetworkPolicy that denies ${direction} for all pods`,
];
const bothMissing = [missing("ingress"), missing("egress")];

describeRule(netDefaultDeny, {
  pass: [
    { name: "one policy for both directions", resources: [...team, ...policy(all)] },
    {
      name: "one policy for each direction",
      resources: [...team, ...policy(ingressOnly), ...policy(egressOnly)],
    },
    {
      name: "empty lists of rules and an empty selector of labels",
      resources: [
        ...team,
        ...policy({ ...all, podSelector: { matchLabels: {} }, ingress: [], egress: null }),
      ],
    },
    {
      name: "a default of its own kind beside policies that allow",
      resources: [...team, ...policy(all), ...policy({ ...all, egress: [{}] })],
    },
    {
      name: "a policy whose unknown namespace can only be the one that it refers to",
      resources: referring(all, urnOf(NAMESPACE)),
    },
    { name: "a namespace of Kubernetes", resources: namespace("kube-public") },
    {
      name: "a namespace labelled as the platform's",
      resources: namespace("tools", { [NAMESPACE_ROLE_LABEL]: "platform" }),
    },
    {
      name: "a policy of the old group extensions",
      resources: [...team, ...namespaced("extensions/v1beta1", "NetworkPolicy", "team-a", all)],
    },
    {
      name: "a policy that a Pulumi program declares",
      resources: [
        ...team,
        ...declared("kubernetes:networking.k8s.io/v1:NetworkPolicy", {
          metadata: { namespace: "team-a" },
          spec: all,
        }),
      ],
    },
  ],
  fail: [
    {
      name: "a policy that allows, in the namespace that it refers to",
      resources: referring({ ...all, egress: [{}] }, urnOf(NAMESPACE)),
      findings: [missing("egress")],
    },
    { name: "a namespace without policies", resources: team, findings: bothMissing },
    {
      name: "a namespace that only a workload mentions",
      resources: pod({}),
      findings: [
        [
          "metadata.namespace",
          'namespace "team-a" has no NetworkPolicy that denies ingress for all pods',
        ],
        [
          "metadata.namespace",
          'namespace "team-a" has no NetworkPolicy that denies egress for all pods',
        ],
      ],
    },
    {
      name: "a policy in another namespace",
      resources: [...team, ...policy(all, "team-b")],
      findings: bothMissing,
    },
    {
      name: "ingress alone",
      resources: [...team, ...policy(ingressOnly)],
      findings: [missing("egress")],
    },
    {
      name: "no policy types, which means ingress alone",
      resources: [...team, ...policy({ podSelector: {} })],
      findings: [missing("egress")],
    },
    {
      name: "a rule that allows everything",
      resources: [...team, ...policy({ ...all, ingress: [{}] })],
      findings: [missing("ingress")],
    },
    {
      name: "a selector of some pods",
      resources: [...team, ...policy({ ...all, podSelector: { matchLabels: { app: "web" } } })],
      findings: bothMissing,
    },
    {
      name: "a selector by expression",
      resources: [
        ...team,
        ...policy({
          ...all,
          podSelector: { matchExpressions: [{ key: "app", operator: "Exists" }] },
        }),
      ],
      findings: bothMissing,
    },
  ],
  notApplicable: [
    {
      name: "an Ingress",
      resources: manifest({ apiVersion: "networking.k8s.io/v1", kind: "Ingress" }),
    },
  ],
  unknown: [
    {
      name: "an unknown selector",
      resources: [...team, ...policy({ ...all, podSelector: UNKNOWN })],
      reasons: ["unknown value at spec.podSelector"],
    },
    {
      name: "unknown policy types",
      resources: [...team, ...policy({ podSelector: {}, policyTypes: UNKNOWN })],
      reasons: ["unknown value at spec.policyTypes"],
    },
    {
      name: "unknown egress rules, while ingress is denied",
      resources: [...team, ...policy({ ...all, egress: UNKNOWN })],
      reasons: ["unknown value at spec.egress"],
    },
    {
      name: "a policy that may belong to the namespace",
      resources: [...team, ...policy(all, UNKNOWN)],
      reasons: ['unknown value at metadata.namespace of NetworkPolicy "it"'],
    },
    {
      name: "a policy whose namespace may come from one of two resources",
      resources: referring(all, urnOf(NAMESPACE), "urn:another"),
      reasons: ['unknown value at metadata.namespace of NetworkPolicy "it"'],
    },
    {
      name: "a workload in an unknown namespace",
      resources: namespaced("v1", "Pod", UNKNOWN, {}),
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
