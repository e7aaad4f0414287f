import { pssRunAsNonRoot } from "../../../../policy/rules/pod-security/pss-run-as-non-root";
import { describeRule } from "../../describe-rule";
import { CONTAINER_LISTS, saidOf } from "../../pods";
import { declared, manifest, pod, POD_OWNERS, UNKNOWN } from "../../resources";

const silent = { name: "app" };
const yes = { name: "app", securityContext: { runAsNonRoot: true } };
const no = { name: "app", securityContext: { runAsNonRoot: false } };
const podYes = { securityContext: { runAsNonRoot: true } };
const podNo = { securityContext: { runAsNonRoot: false } };

const before = { kubernetesVersion: { minor: 34 } };
const since = { kubernetesVersion: { minor: 35 } };
const MAY_BE_ROOT =
  'container "app" may run as root, because runAsNonRoot is set neither on it nor on the pod';

describeRule(pssRunAsNonRoot, {
  pass: [
    { name: "a pod that says true", resources: pod({ ...podYes, containers: [silent] }) },
    {
      name: "every container saying true",
      resources: pod({ containers: [yes], initContainers: [yes] }),
    },
    { name: "a pod without containers", resources: pod({}) },
    {
      name: "root in the pod's own user namespace, since 1.35",
      ...since,
      resources: pod({ hostUsers: false, containers: [no] }),
    },
    {
      name: "a Windows pod that says true",
      resources: pod({ os: { name: "windows" }, ...podYes, containers: [silent] }),
    },
    {
      name: "an unknown hostUsers that does not matter",
      resources: pod({ hostUsers: UNKNOWN, ...podYes, containers: [silent] }),
    },
  ],
  fail: [
    ...POD_OWNERS.map(({ kind, path, make }) => ({
      name: `a silent ${kind}`,
      resources: make({ containers: [silent] }),
      findings: [[`${path}.containers[0].securityContext.runAsNonRoot`, MAY_BE_ROOT]] as const,
    })),
    ...CONTAINER_LISTS.map((list) => ({
      name: `one silent element of ${list}`,
      resources: pod({ [list]: [yes, silent] }),
      findings: [
        [`spec.${list}[1].securityContext.runAsNonRoot`, saidOf(list, MAY_BE_ROOT)],
      ] as const,
    })),
    {
      name: "a pod that says false although every container says true",
      resources: pod({ ...podNo, containers: [yes] }),
      findings: [["spec.securityContext.runAsNonRoot", "the pod allows running as root"]],
    },
    {
      name: "a container that says false under a pod that says true",
      resources: pod({ ...podYes, containers: [silent, no] }),
      findings: [
        [
          "spec.containers[1].securityContext.runAsNonRoot",
          'container "app" allows running as root',
        ],
      ],
    },
    {
      name: "both refusals, without the silent container that they overshadow",
      resources: pod({ ...podNo, containers: [silent, no] }),
      findings: [
        ["spec.securityContext.runAsNonRoot", "the pod allows running as root"],
        [
          "spec.containers[1].securityContext.runAsNonRoot",
          'container "app" allows running as root',
        ],
      ],
    },
    {
      name: "root in the pod's own user namespace, before 1.35",
      ...before,
      resources: pod({ hostUsers: false, containers: [no] }),
      findings: [
        [
          "spec.containers[0].securityContext.runAsNonRoot",
          'container "app" allows running as root',
        ],
      ],
    },
    {
      name: "hostUsers true, since 1.35",
      ...since,
      resources: pod({ hostUsers: true, containers: [silent] }),
      findings: [["spec.containers[0].securityContext.runAsNonRoot", MAY_BE_ROOT]],
    },
    {
      name: "a Windows pod that says nothing",
      resources: pod({ os: { name: "windows" }, containers: [silent] }),
      findings: [["spec.containers[0].securityContext.runAsNonRoot", MAY_BE_ROOT]],
    },
    {
      name: "a user id instead of the promise",
      resources: pod({ securityContext: { runAsUser: 1000 }, containers: [silent] }),
      findings: [["spec.containers[0].securityContext.runAsNonRoot", MAY_BE_ROOT]],
    },
    {
      name: "a patch that says false",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [no] } }),
      findings: [
        [
          "spec.containers[0].securityContext.runAsNonRoot",
          'container "app" allows running as root',
        ],
      ],
    },
  ],
  notApplicable: [
    { name: "a ServiceAccount", resources: manifest({ apiVersion: "v1", kind: "ServiceAccount" }) },
  ],
  unknown: [
    {
      name: "an unknown promise of the pod",
      resources: pod({ securityContext: UNKNOWN, containers: [silent] }),
      reasons: ["unknown value at spec.securityContext"],
    },
    {
      name: "an unknown promise of a container under a pod that says true",
      resources: pod({ ...podYes, containers: [{ securityContext: UNKNOWN }] }),
      reasons: ["unknown value at spec.containers[0].securityContext"],
    },
    {
      name: "an unknown hostUsers that would excuse the failure",
      resources: pod({ hostUsers: UNKNOWN, containers: [silent] }),
      reasons: ["unknown value at spec.hostUsers"],
    },
    {
      name: "a patch that leaves the field to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [silent] } }),
      reasons: ["not set by this patch: spec.containers[0].securityContext.runAsNonRoot"],
    },
  ],
});
