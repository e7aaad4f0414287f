import { relPdbAllowsEviction } from "../../../../policy/rules/reliability/rel-pdb-allows-eviction";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, UNKNOWN } from "../../resources";
import { budget, scalerOf, workload } from "../../workloads";

const three = workload({ spec: { replicas: 3 } });
const min = (minAvailable: unknown) => budget({ minAvailable });
const max = (maxUnavailable: unknown) => budget({ maxUnavailable });

describeRule(relPdbAllowsEviction, {
  pass: [
    { name: "one pod at a time", resources: [...three, ...max(1)] },
    { name: "a small share, which rounds up to one", resources: [...three, ...max("1%")] },
    { name: "fewer than there are", resources: [...three, ...min(2)] },
    { name: "half of them", resources: [...three, ...min("50%")] },
    {
      name: "a number that as-pdb-vs-min holds against the autoscaler",
      resources: [...workload(), ...scalerOf({ minReplicas: 2, maxReplicas: 4 }), ...min(2)],
    },
    { name: "a number for pods that nobody declares", resources: min(2) },
    {
      name: "no word of unready pods where Kubernetes has none",
      kubernetesVersion: { minor: 26 },
      resources: budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: undefined }),
    },
  ],
  fail: [
    ...[0, "0", "0%"].map((value): RuleCase => ({
      name: `at most ${JSON.stringify(value)} gone`,
      resources: [...three, ...max(value)],
      findings: [["spec.maxUnavailable", "the budget allows the eviction of no pod", "numbers"]],
    })),
    {
      name: "all of them",
      resources: [...three, ...min("100%")],
      findings: [
        ["spec.minAvailable", "the budget requires all pods to stay available", "numbers"],
      ],
    },
    {
      name: "as many as there are",
      resources: [...three, ...min(3)],
      findings: [
        [
          "spec.minAvailable",
          'the budget requires all pods of Deployment "web" to stay available',
          "numbers",
        ],
      ],
    },
    {
      name: "a share that rounds up to all",
      resources: [...three, ...min("90%")],
      findings: [
        [
          "spec.minAvailable",
          'the budget requires all pods of Deployment "web" to stay available',
          "numbers",
        ],
      ],
    },
    {
      name: "one of one",
      resources: [...workload({}, "StatefulSet"), ...min(1)],
      findings: [
        [
          "spec.minAvailable",
          'the budget requires all pods of StatefulSet "web" to stay available',
          "numbers",
        ],
      ],
    },
    {
      name: "the beta version",
      resources: budget({ maxUnavailable: 0 }, "shop", "policy/v1beta1"),
      findings: [["spec.maxUnavailable", "the budget allows the eviction of no pod", "numbers"]],
    },
    ...[undefined, "IfHealthyBudget"].map((value): RuleCase => ({
      name: `unready pods under ${value ?? "the default"}`,
      resources: budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: value }),
      findings: [
        [
          "spec.unhealthyPodEvictionPolicy",
          "the budget blocks the eviction of pods that never become ready",
          "unhealthy",
        ],
      ],
    })),
    {
      name: "a patch",
      resources: declared("kubernetes:policy/v1:PodDisruptionBudgetPatch", {
        spec: { maxUnavailable: 0 },
      }),
      findings: [["spec.maxUnavailable", "the budget allows the eviction of no pod", "numbers"]],
    },
  ],
  notApplicable: [{ name: "a VPC", resources: declared("aws:ec2/vpc:Vpc", {}) }],
  unknown: [
    {
      name: "unknown numbers",
      resources: budget({ maxUnavailable: UNKNOWN, minAvailable: UNKNOWN }),
      reasons: ["unknown value at spec.maxUnavailable", "unknown value at spec.minAvailable"],
    },
    {
      name: "an unknown number of replicas",
      resources: [...workload({ spec: { replicas: UNKNOWN } }), ...min(2)],
      reasons: ['unknown value at spec.replicas of Deployment "web"'],
    },
    {
      name: "an autoscaler whose target is not known",
      resources: [...three, ...scalerOf({}, "Deployment", UNKNOWN), ...min(3)],
      reasons: ['unknown value at the target of HorizontalPodAutoscaler "web"'],
    },
  ],
});
