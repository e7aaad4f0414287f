import { pssAllowPrivilegeEscalation } from "../../../../policy/rules/pod-security/pss-allow-privilege-escalation";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const allowing = (allowPrivilegeEscalation: unknown) => ({
  name: "app",
  securityContext: { allowPrivilegeEscalation },
});
const silent = { name: "app" };
const KEY = "securityContext.allowPrivilegeEscalation";
const WINDOWS = { os: { name: "windows" } };

describeRule(pssAllowPrivilegeEscalation, {
  pass: [
    {
      name: "false on every container",
      resources: pod({ containers: [allowing(false)], initContainers: [allowing(false)] }),
    },
    { name: "a pod without containers", resources: pod({}) },
    {
      name: "a silent Windows pod, since 1.25",
      resources: pod({ ...WINDOWS, containers: [silent] }),
      kubernetesVersion: { minor: 25 },
    },
    {
      name: "a silent container before 1.8",
      resources: pod({ containers: [silent] }),
      kubernetesVersion: { minor: 7 },
    },
  ],
  fail: [
    ...everyOwner(
      { containers: [silent] },
      `containers[0].${KEY}`,
      'container "app" allows privilege escalation',
    ),
    ...everyContainerList(
      allowing(false),
      silent,
      KEY,
      {},
      'container "app" allows privilege escalation',
    ),
    ...everyContainerList(
      allowing(false),
      allowing(true),
      KEY,
      {},
      'container "app" allows privilege escalation',
    ),
    {
      name: "false on the pod, where the field does not exist",
      resources: pod({
        securityContext: { allowPrivilegeEscalation: false },
        containers: [allowing(null)],
      }),
      findings: [[`spec.containers[0].${KEY}`, 'container "app" allows privilege escalation']],
    },
    {
      name: "a silent Windows pod before 1.25",
      resources: pod({ ...WINDOWS, containers: [silent] }),
      kubernetesVersion: { minor: 24 },
      findings: [[`spec.containers[0].${KEY}`, 'container "app" allows privilege escalation']],
    },
    {
      name: "the first version that asks for it",
      resources: pod({ containers: [silent] }),
      kubernetesVersion: { minor: 8 },
      findings: [[`spec.containers[0].${KEY}`, 'container "app" allows privilege escalation']],
    },
    {
      name: "an os of another spelling",
      resources: pod({ os: { name: "Windows" }, containers: [silent] }),
      findings: [[`spec.containers[0].${KEY}`, 'container "app" allows privilege escalation']],
    },
  ],
  notApplicable: [...noPods({ containers: [silent] })],
  unknown: [
    {
      name: "an unknown value",
      resources: pod({ containers: [allowing(UNKNOWN)] }),
      reasons: [`unknown value at spec.containers[0].${KEY}`],
    },
    {
      name: "an unknown os that would excuse the failure",
      resources: pod({ os: UNKNOWN, containers: [silent] }),
      reasons: ["unknown value at spec.os"],
    },
    {
      name: "a patch that leaves the field to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [silent] } }),
      reasons: [`not set by this patch: spec.containers[0].${KEY}`],
    },
  ],
});
