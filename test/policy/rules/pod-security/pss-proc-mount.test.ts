import { pssProcMount } from "../../../../policy/rules/pod-security/pss-proc-mount";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const mounting = (procMount: unknown) => ({ name: "app", securityContext: { procMount } });
const unmasked = mounting("Unmasked");
const PROC_MOUNT = "securityContext.procMount";

describeRule(pssProcMount, {
  pass: [
    { name: "a container that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "the default", resources: pod({ containers: [mounting("Default"), mounting(null)] }) },
    {
      name: "any value in the pod's own user namespace, since 1.35",
      resources: pod({ hostUsers: false, containers: [unmasked] }),
      kubernetesVersion: { minor: 35 },
    },
    {
      name: "an unknown hostUsers that does not matter",
      resources: pod({ hostUsers: UNKNOWN, containers: [mounting("Default")] }),
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
    ...["default", "", "Masked"].map((value) => ({
      name: `the value ${JSON.stringify(value)}`,
      resources: pod({ containers: [mounting(value)] }),
      findings: [
        [
          `spec.containers[0].${PROC_MOUNT}`,
          'container "app" sets a procMount other than Default, which unmasks /proc',
        ],
      ] as const,
    })),
    {
      name: "the pod's own user namespace, before 1.35",
      resources: pod({ hostUsers: false, containers: [unmasked] }),
      kubernetesVersion: { minor: 34 },
      findings: [
        [
          `spec.containers[0].${PROC_MOUNT}`,
          'container "app" sets a procMount other than Default, which unmasks /proc',
        ],
      ],
    },
    {
      name: "the node's user namespace",
      resources: pod({ hostUsers: true, containers: [unmasked] }),
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
    {
      name: "an unknown hostUsers that would excuse the failure",
      resources: pod({ hostUsers: UNKNOWN, containers: [unmasked] }),
      reasons: ["unknown value at spec.hostUsers"],
    },
    {
      name: "an unknown value under an unknown hostUsers",
      resources: pod({ hostUsers: UNKNOWN, containers: [mounting(UNKNOWN)] }),
      reasons: [`unknown value at spec.containers[0].${PROC_MOUNT}`],
    },
  ],
});
