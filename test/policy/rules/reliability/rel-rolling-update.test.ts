import { relRollingUpdate } from "../../../../policy/rules/reliability/rel-rolling-update";
import { describeRule } from "../../describe-rule";
import { declared, namespaced, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const workload = (kind: string, spec: Properties) => namespaced("apps/v1", kind, "shop", spec);
const deployment = (maxUnavailable: unknown, replicas?: unknown) =>
  workload("Deployment", { replicas, strategy: { rollingUpdate: { maxUnavailable } } });

describeRule(relRollingUpdate, {
  pass: [
    { name: "the default strategy", resources: workload("Deployment", {}) },
    {
      name: "a rolling update of a DaemonSet",
      resources: workload("DaemonSet", { updateStrategy: { type: "RollingUpdate" } }),
    },
    { name: "a share below all", resources: deployment("50%", 2) },
    { name: "a count below the replicas", resources: deployment(1, 2) },
    { name: "a count without replicas", resources: deployment(3) },
  ],
  fail: [
    {
      name: "a Deployment that stops first",
      resources: workload("Deployment", { strategy: { type: "Recreate" } }),
      findings: [
        ["spec.strategy.type", "the update strategy of the Deployment is not RollingUpdate"],
      ],
    },
    {
      name: "a StatefulSet that waits for a person",
      resources: workload("StatefulSet", { updateStrategy: { type: "OnDelete" } }),
      findings: [
        ["spec.updateStrategy.type", "the update strategy of the StatefulSet is not RollingUpdate"],
      ],
    },
    {
      name: "all pods by share",
      resources: deployment("100%"),
      findings: [
        ["spec.strategy.rollingUpdate.maxUnavailable", "the update may stop all pods at once"],
      ],
    },
    {
      name: "all pods by count",
      resources: deployment(2, 2),
      findings: [
        ["spec.strategy.rollingUpdate.maxUnavailable", "the update may stop all pods at once"],
      ],
    },
    {
      name: "a patch under a beta version",
      resources: declared("kubernetes:apps/v1beta2:DeploymentPatch", {
        spec: { strategy: { type: "Recreate" } },
      }),
      findings: [
        ["spec.strategy.type", "the update strategy of the Deployment is not RollingUpdate"],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a kind of another group",
      resources: namespaced("example.com/v1", "Deployment", "shop", {
        strategy: { type: "Recreate" },
      }),
    },
  ],
  unknown: [
    {
      name: "an unknown strategy",
      resources: workload("Deployment", { strategy: UNKNOWN }),
      reasons: ["unknown value at spec.strategy"],
    },
    {
      name: "an unknown share",
      resources: deployment(UNKNOWN),
      reasons: ["unknown value at spec.strategy.rollingUpdate.maxUnavailable"],
    },
  ],
});
