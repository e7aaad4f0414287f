import { asKarpenterPlacement } from "../../../../policy/rules/autoscaling/as-karpenter-placement";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const release = (values: unknown, chart = "karpenter") =>
  declared("kubernetes:helm.sh/v3:Release", { chart, values });
const oci = "oci://registry.example.com/karpenter/karpenter";
const requires = (...matchExpressions: readonly Properties[]) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchExpressions }] },
  },
});
const away = requires({ key: "karpenter.sh/nodepool", operator: "DoesNotExist" });
const anywhere = requires({ key: "kubernetes.io/os", operator: "In", values: ["linux"] });
const deployment = (replicas: unknown, pod: Properties) =>
  manifest({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "karpenter", namespace: "kube-system" },
    spec: { replicas, template: { spec: pod } },
  });
const TERMS = "nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";

describeRule(asKarpenterPlacement, {
  pass: [
    { name: "the chart as it is", resources: release({}, oci) },
    { name: "the chart's affinity, repeated", resources: release({ affinity: away }) },
    {
      name: "a chart for a managed group",
      resources: release({
        affinity: anywhere,
        nodeSelector: { "eks.amazonaws.com/nodegroup": "system" },
      }),
    },
    {
      name: "an affinity for Fargate",
      resources: release({
        affinity: requires({
          key: "eks.amazonaws.com/compute-type",
          operator: "In",
          values: ["fargate"],
        }),
      }),
    },
    { name: "another chart", resources: release({ replicas: 1 }, "istiod") },
    { name: "a Deployment away from its own nodes", resources: deployment(2, { affinity: away }) },
  ],
  fail: [
    {
      name: "one replica",
      resources: release({ replicas: 1 }, oci),
      findings: [["values.replicas", "the controller has fewer than 2 replicas", "replicas"]],
    },
    {
      name: "an affinity that allows its own nodes",
      resources: release({ affinity: anywhere }),
      findings: [["values.affinity", "the controller may run on nodes that it manages", "nodes"]],
    },
    {
      name: "a Deployment that says nothing",
      resources: deployment(undefined, {}),
      findings: [
        ["spec.replicas", "the controller has fewer than 2 replicas", "replicas"],
        ["spec.template.spec.affinity", "the controller may run on nodes that it manages", "nodes"],
      ],
    },
  ],
  notApplicable: [{ name: "a cluster", resources: declared("aws:eks/cluster:Cluster", {}) }],
  unknown: [
    {
      name: "unknown values",
      resources: release(UNKNOWN),
      reasons: ["unknown value at values"],
    },
    {
      name: "unknown terms",
      resources: release({
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: UNKNOWN },
          },
        },
      }),
      reasons: [`unknown value at values.affinity.${TERMS}`],
    },
  ],
});
