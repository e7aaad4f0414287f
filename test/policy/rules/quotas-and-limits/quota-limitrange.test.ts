import { quotaLimitrange } from "../../../../policy/rules/quotas-and-limits/quota-limitrange";
import { NAMESPACE_ROLE_LABEL } from "../../../../policy/world/kubernetes/namespaces";
import { describeRule } from "../../describe-rule";
import { manifest, namespace, namespaced, pod, UNKNOWN } from "../../resources";

const team = namespace("team-a");
const range = (limits: unknown, place: unknown = "team-a") =>
  namespaced("v1", "LimitRange", place, { limits });
const amounts = { cpu: "100m", memory: "64Mi" };
const full = { type: "Container", defaultRequest: amounts, default: { memory: "64Mi" } };
const LIMITS = "spec.limits";

describeRule(quotaLimitrange, {
  pass: [
    { name: "defaults for all", resources: [...team, ...range([full])] },
    {
      name: "limits, which are requests as well",
      resources: [...team, ...range([{ type: "Container", default: amounts }])],
    },
    {
      name: "maxima, which are limits as well",
      resources: [...team, ...range([{ type: "Container", max: amounts }])],
    },
    {
      name: "defaults in two ranges",
      resources: [
        ...team,
        ...range([{ type: "Container", defaultRequest: amounts }]),
        ...range([{ type: "Pod" }, { type: "Container", default: { memory: "1Gi" } }]),
      ],
    },
    { name: "a namespace of Kubernetes", resources: namespace("kube-public") },
    {
      name: "a namespace labelled as the platform's",
      resources: namespace("tools", { [NAMESPACE_ROLE_LABEL]: "platform" }),
    },
  ],
  fail: [
    {
      name: "no range",
      resources: team,
      findings: [["metadata.name", 'namespace "team-a" has no LimitRange']],
    },
    {
      name: "a namespace that only a workload mentions",
      resources: pod({}),
      findings: [["metadata.namespace", 'namespace "team-a" has no LimitRange']],
    },
    {
      name: "a range elsewhere",
      resources: [...team, ...range([full], "team-b")],
      findings: [["metadata.name", 'namespace "team-a" has no LimitRange']],
    },
    {
      name: "bounds of pods alone",
      resources: [...team, ...range([{ ...full, type: "Pod" }])],
      findings: [
        [LIMITS, "the LimitRange sets no defaultRequest of cpu for containers"],
        [LIMITS, "the LimitRange sets no defaultRequest of memory for containers"],
        [LIMITS, "the LimitRange sets no default of memory for containers"],
      ],
    },
    {
      name: "no limit of memory in a namespace that nothing else mentions",
      resources: range([{ type: "Container", defaultRequest: amounts }]),
      findings: [[LIMITS, "the LimitRange sets no default of memory for containers"]],
    },
    {
      name: "no limit of memory",
      resources: [...team, ...range([{ type: "Container", defaultRequest: amounts }])],
      findings: [[LIMITS, "the LimitRange sets no default of memory for containers"]],
    },
    {
      name: "nothing on CPU",
      resources: [...team, ...range([{ type: "Container", default: { memory: "1Gi" } }])],
      findings: [[LIMITS, "the LimitRange sets no defaultRequest of cpu for containers"]],
    },
  ],
  notApplicable: [
    { name: "a ResourceQuota", resources: manifest({ apiVersion: "v1", kind: "ResourceQuota" }) },
  ],
  unknown: [
    {
      name: "unknown limits",
      resources: [...team, ...range(UNKNOWN)],
      reasons: [`unknown value at ${LIMITS}`],
    },
    {
      name: "a range that may belong to the namespace",
      resources: [...team, ...range([full], UNKNOWN)],
      reasons: ['unknown value at metadata.namespace of LimitRange "it"'],
    },
  ],
});
