import { quotaNamespace } from "../../../../policy/rules/quotas-and-limits/quota-namespace";
import { NAMESPACE_ROLE_LABEL } from "../../../../policy/world/kubernetes/namespaces";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, namespace, namespaced, pod, UNKNOWN, urnOf } from "../../resources";

const HARD = {
  "requests.cpu": "8",
  "requests.memory": "16Gi",
  pods: "50",
  persistentvolumeclaims: "10",
  "services.loadbalancers": "0",
};
const quota = (hard: unknown, place: unknown = "team-a", more = {}) =>
  namespaced("v1", "ResourceQuota", place, { hard, ...more });
const without = (key: keyof typeof HARD) => ({ ...HARD, [key]: undefined });

const NAMESPACE = "kubernetes:core/v1:Namespace";
const team = namespace("team-a");
const ceilings = (table: Record<string, string>) => ({ parameters: { ceilings: table } });
const roomy = ceilings({ "requests.cpu": "16" });

describeRule(quotaNamespace, {
  pass: [
    {
      name: "a quota in a namespace that nothing else mentions",
      ...roomy,
      resources: quota(HARD),
    },
    { name: "a quota with all five bounds", ...roomy, resources: [...team, ...quota(HARD)] },
    {
      name: "bounds spread over two quotas",
      ...roomy,
      resources: [...team, ...quota(without("pods")), ...quota({ pods: "50" })],
    },
    {
      name: "the other names of the same bounds",
      ...roomy,
      resources: [
        ...team,
        ...quota({
          "limits.cpu": "8",
          memory: "16Gi",
          "count/pods": "50",
          "count/persistentvolumeclaims": "10",
          "services.loadbalancers": 0,
        }),
      ],
    },
    {
      name: "a quota exactly at its ceiling, written otherwise",
      ...ceilings({ "requests.cpu": "8000m", "requests.memory": "16384Mi" }),
      resources: [...team, ...quota(HARD)],
    },
    ...["default", "kube-system", "istio-system", "monitoring", "karpenter"].map((name) => ({
      name: `namespace ${name}, which belongs to no team`,
      resources: namespace(name),
    })),
    {
      name: "a namespace labelled as the platform's",
      resources: namespace("ingress", { [NAMESPACE_ROLE_LABEL]: "platform" }),
    },
    {
      name: "a workload without a namespace, which lands in default",
      resources: manifest({ apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: {} }),
    },
  ],
  fail: [
    {
      name: "a namespace, once, that a workload refers to before it exists",
      resources: [
        ...declared(NAMESPACE, { metadata: { name: "team-a" } }),
        ...declared("kubernetes:core/v1:Pod", { metadata: { namespace: UNKNOWN } }, null, {
          metadata: [urnOf(NAMESPACE)],
        }),
      ],
      findings: [
        ["metadata.name", 'namespace "team-a" has no ResourceQuota for all of its pods', "bounds"],
      ],
    },
    {
      name: "a namespace without quota",
      resources: team,
      findings: [
        ["metadata.name", 'namespace "team-a" has no ResourceQuota for all of its pods', "bounds"],
      ],
    },
    {
      name: "a quota in another namespace",
      ...roomy,
      resources: [...team, ...quota(HARD, "team-b")],
      findings: [
        ["metadata.name", 'namespace "team-a" has no ResourceQuota for all of its pods', "bounds"],
      ],
    },
    {
      name: "a namespace that only a workload mentions",
      resources: pod({}),
      findings: [
        [
          "metadata.namespace",
          'namespace "team-a" has no ResourceQuota for all of its pods',
          "bounds",
        ],
      ],
    },
    {
      name: "a namespace whose label has another value",
      resources: namespace("team-a", { [NAMESPACE_ROLE_LABEL]: "team" }),
      findings: [
        ["metadata.name", 'namespace "team-a" has no ResourceQuota for all of its pods', "bounds"],
      ],
    },
    {
      name: "a name that only begins like the platform's",
      resources: namespace("monitoring-tools"),
      findings: [
        [
          "metadata.name",
          'namespace "monitoring-tools" has no ResourceQuota for all of its pods',
          "bounds",
        ],
      ],
    },
    {
      name: "a quota that binds some pods only",
      resources: [...team, ...quota(HARD, "team-a", { scopes: ["BestEffort"] })],
      findings: [
        ["metadata.name", 'namespace "team-a" has no ResourceQuota for all of its pods', "bounds"],
      ],
    },
    ...(Object.keys(HARD) as (keyof typeof HARD)[]).map((key): RuleCase => ({
      name: `a quota without ${key}`,
      ...roomy,
      resources: [...team, ...quota(without(key))],
      findings: [
        [
          key.includes(".") ? `spec.hard["${key}"]` : `spec.hard.${key}`,
          `the ResourceQuota sets no bound on ${key}`,
          "bounds",
        ],
      ],
    })),
    {
      name: "a quota without pods in a namespace that nothing else mentions",
      ...roomy,
      resources: quota(without("pods")),
      findings: [["spec.hard.pods", "the ResourceQuota sets no bound on pods", "bounds"]],
    },
    {
      name: "a quota above the ceiling",
      ...ceilings({ "requests.memory": "8Gi", pods: "50" }),
      resources: [...team, ...quota(HARD)],
      findings: [
        [
          'spec.hard["requests.memory"]',
          "the ResourceQuota grants more requests.memory than the ceiling of 8Gi",
          "ceilings",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a ClusterRole",
      resources: manifest({ apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole" }),
    },
  ],
  unknown: [
    {
      name: "ceilings that nobody configured",
      resources: [...team, ...quota(HARD)],
      reasons: ["not configured: ceilings"],
    },
    {
      name: "an unknown table of bounds",
      ...roomy,
      resources: [...team, ...quota(UNKNOWN)],
      reasons: ["unknown value at spec.hard"],
    },
    {
      name: "a quota that may belong to the namespace",
      resources: [...team, ...quota(HARD, UNKNOWN)],
      reasons: ['unknown value at metadata.namespace of ResourceQuota "it"'],
    },
    {
      name: "a namespace whose labels may say that it is the platform's",
      resources: namespace("team-a", UNKNOWN),
      reasons: ["unknown value at metadata.labels"],
    },
    {
      name: "a namespace without a known name",
      resources: namespace(UNKNOWN),
      reasons: ["unknown value at metadata.name"],
    },
    {
      name: "a workload in an unknown namespace",
      resources: namespaced("v1", "Pod", UNKNOWN, {}),
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
