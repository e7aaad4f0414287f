import { pssSeccompRestricted } from "../../../../policy/rules/pod-security/pss-seccomp-restricted";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { declared, pod, UNKNOWN } from "../../resources";

const profile = (type: unknown) => ({ securityContext: { seccompProfile: { type } } });
const silent = { name: "app" };
const good = profile("RuntimeDefault");
const unconfined = profile("Unconfined");
const TYPE = "securityContext.seccompProfile.type";
const WINDOWS = { os: { name: "windows" } };

describeRule(pssSeccompRestricted, {
  pass: [
    { name: "a profile of the pod", resources: pod({ ...good, containers: [silent] }) },
    {
      name: "a profile of every container",
      resources: pod({ containers: [good], ephemeralContainers: [profile("Localhost")] }),
    },
    { name: "a pod without containers", resources: pod({}) },
    {
      name: "a silent pod before 1.19",
      resources: pod({ containers: [silent] }),
      kubernetesVersion: { minor: 18 },
    },
    {
      name: "a silent Windows pod, since 1.25",
      resources: pod({ ...WINDOWS, containers: [silent] }),
      kubernetesVersion: { minor: 25 },
    },
    {
      name: "a container whose profile is null under a pod that has one",
      resources: pod({ ...good, containers: [{ securityContext: { seccompProfile: null } }] }),
    },
  ],
  fail: [
    ...everyOwner(
      { containers: [silent] },
      `containers[0].${TYPE}`,
      'container "app" has no seccomp profile, because it is set neither on it nor on the pod',
    ),
    ...everyContainerList(
      good,
      silent,
      TYPE,
      {},
      'container "app" has no seccomp profile, because it is set neither on it nor on the pod',
    ),
    ...everyContainerList(
      silent,
      unconfined,
      TYPE,
      good,
      "container sets a seccomp profile that is neither RuntimeDefault nor Localhost",
    ),
    {
      name: "a pod that switches it off although every container has a profile",
      resources: pod({ ...unconfined, containers: [good] }),
      findings: [
        [
          `spec.${TYPE}`,
          "the pod sets a seccomp profile that is neither RuntimeDefault nor Localhost",
        ],
      ],
    },
    {
      name: "an empty profile under a pod that has one",
      resources: pod({ ...good, containers: [{ securityContext: { seccompProfile: {} } }] }),
      findings: [
        [
          `spec.containers[0].${TYPE}`,
          "container sets a seccomp profile that is neither RuntimeDefault nor Localhost",
        ],
      ],
    },
    {
      name: "a silent Windows pod before 1.25",
      resources: pod({ ...WINDOWS, containers: [silent] }),
      kubernetesVersion: { minor: 24 },
      findings: [
        [
          `spec.containers[0].${TYPE}`,
          'container "app" has no seccomp profile, because it is set neither on it nor on the pod',
        ],
      ],
    },
    {
      name: "the first version that asks for it",
      resources: pod({ containers: [silent] }),
      kubernetesVersion: { minor: 19 },
      findings: [
        [
          `spec.containers[0].${TYPE}`,
          'container "app" has no seccomp profile, because it is set neither on it nor on the pod',
        ],
      ],
    },
  ],
  notApplicable: [...noPods(unconfined)],
  unknown: [
    {
      name: "an unknown profile of the pod",
      resources: pod({ securityContext: UNKNOWN, containers: [silent] }),
      reasons: ["unknown value at spec.securityContext"],
    },
    {
      name: "an unknown type of a container",
      resources: pod({ ...good, containers: [profile(UNKNOWN)] }),
      reasons: [`unknown value at spec.containers[0].${TYPE}`],
    },
    {
      name: "an unknown os that would excuse the failure",
      resources: pod({ os: UNKNOWN, containers: [silent] }),
      reasons: ["unknown value at spec.os"],
    },
    {
      name: "a patch that leaves the profile to others",
      resources: declared("kubernetes:core/v1:PodPatch", { spec: { containers: [silent] } }),
      reasons: [`not set by this patch: spec.containers[0].${TYPE}`],
    },
  ],
});
