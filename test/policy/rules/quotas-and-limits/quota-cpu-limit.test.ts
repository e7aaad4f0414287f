import { quotaCpuLimit } from "../../../../policy/rules/quotas-and-limits/quota-cpu-limit";
import { describeRule, type RuleCase } from "../../describe-rule";
import { everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const LIMITED = { resources: { limits: { cpu: "1" } } };
const under = (mode: string, cases: readonly RuleCase[]): readonly RuleCase[] =>
  cases.map((entry) => ({ ...entry, parameters: { mode } }));

describeRule(quotaCpuLimit, {
  pass: [
    { name: "anything, unless a mode is chosen", resources: pod({ containers: [{}, LIMITED] }) },
    ...under("require", [
      { name: "a limit", resources: pod({ containers: [LIMITED] }) },
      { name: "a limit of the pod", resources: pod({ ...LIMITED, containers: [{}] }) },
      { name: "an ephemeral container", resources: pod({ ephemeralContainers: [{}] }) },
    ]),
    ...under("forbid", [{ name: "no limit", resources: pod({ containers: [{}] }) }]),
  ],
  fail: [
    ...under(
      "require",
      everyOwner(
        { containers: [{}] },
        "containers[0].resources.limits.cpu",
        "container has no CPU limit",
      ),
    ),
    ...under("forbid", [
      {
        name: "a limit of an init container",
        resources: pod({ initContainers: [LIMITED] }),
        findings: [
          ["spec.initContainers[0].resources.limits.cpu", "init container has a CPU limit"],
        ],
      },
      {
        name: "a limit of the pod",
        resources: pod(LIMITED),
        findings: [["spec.resources.limits.cpu", "the pod has a CPU limit"]],
      },
    ]),
    {
      name: "a limit of the pod where Kubernetes does not read it",
      resources: pod({ ...LIMITED, containers: [{}] }),
      kubernetesVersion: { minor: 33 },
      parameters: { mode: "require" },
      findings: [["spec.containers[0].resources.limits.cpu", "container has no CPU limit"]],
    },
  ],
  notApplicable: noPods({ containers: [{}] }),
  unknown: under("require", [
    {
      name: "an unknown limit",
      resources: pod({ containers: [{ resources: { limits: UNKNOWN } }] }),
      reasons: ["unknown value at spec.containers[0].resources.limits"],
    },
    {
      name: "a patch that leaves the limit to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [{}] } }),
      reasons: ["not set by this patch: spec.containers[0].resources.limits.cpu"],
    },
  ]),
});
