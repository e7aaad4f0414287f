import { pssProcMountRestricted } from "../../../../policy/rules/pod-security/pss-proc-mount-restricted";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const mounting = (procMount: unknown) => ({ name: "app", securityContext: { procMount } });
const unmasked = mounting("Unmasked");
const PROC_MOUNT = "securityContext.procMount";

describeRule(pssProcMountRestricted, {
  pass: [
    { name: "a container that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "the default", resources: pod({ containers: [mounting("Default")] }) },
    {
      name: "any value before 1.35, where the baseline forbids it",
      resources: pod({ containers: [unmasked] }),
      kubernetesVersion: { minor: 34 },
    },
  ],
  fail: [
    ...everyOwner(
      { containers: [unmasked] },
      `containers[0].${PROC_MOUNT}`,
      'container "app" sets a procMount other than Default, which unmasks /proc',
    ),
    ...everyContainerList(
      mounting("Default"),
      unmasked,
      PROC_MOUNT,
      {},
      'container "app" sets a procMount other than Default, which unmasks /proc',
    ),
    {
      name: "the pod's own user namespace, which excuses nothing here",
      resources: pod({ hostUsers: false, containers: [unmasked] }),
      kubernetesVersion: { minor: 35 },
      findings: [
        [
          `spec.containers[0].${PROC_MOUNT}`,
          'container "app" sets a procMount other than Default, which unmasks /proc',
        ],
      ],
    },
    {
      name: "an unknown user namespace as well",
      resources: pod({ hostUsers: UNKNOWN, containers: [unmasked] }),
      findings: [
        [
          `spec.containers[0].${PROC_MOUNT}`,
          'container "app" sets a procMount other than Default, which unmasks /proc',
        ],
      ],
    },
  ],
  notApplicable: [...noPods({ containers: [unmasked] })],
  unknown: [
    {
      name: "an unknown value",
      resources: pod({ containers: [mounting(UNKNOWN)] }),
      reasons: [`unknown value at spec.containers[0].${PROC_MOUNT}`],
    },
  ],
});
