import { pssSelinux } from "../../../../policy/rules/pod-security/pss-selinux";
import { describeRule } from "../../describe-rule";
import { everyContainerList, everyOwner, noPods } from "../../pods";
import { pod, UNKNOWN } from "../../resources";

const labelled = (seLinuxOptions: unknown) => ({ securityContext: { seLinuxOptions } });
const good = labelled({ type: "container_t", user: "", role: "", level: "s0:c123,c456" });
const OPTIONS = "securityContext.seLinuxOptions";
const ENGINE = labelled({ type: "container_engine_t" });

describeRule(pssSelinux, {
  pass: [
    { name: "a pod that says nothing", resources: pod({ containers: [{ name: "app" }] }) },
    { name: "a level, and empty user and role", resources: pod({ ...good, containers: [good] }) },
    ...["", "container_t", "container_init_t", "container_kvm_t"].map((type) => ({
      name: `the type ${JSON.stringify(type)}`,
      resources: pod({ ...labelled({ type }), initContainers: [labelled({ type })] }),
      kubernetesVersion: { minor: 0 },
    })),
    {
      name: "the type of container engines, since 1.31",
      resources: pod(ENGINE),
      kubernetesVersion: { minor: 31 },
    },
    { name: "options of null", resources: pod(labelled(null)) },
    { name: "empty options", resources: pod(labelled({})) },
  ],
  fail: [
    ...everyOwner(
      labelled({ type: "spc_t" }),
      `${OPTIONS}.type`,
      "the pod sets an SELinux type that is not meant for containers",
    ),
    ...everyOwner(
      { containers: [labelled({ user: "u" })] },
      `containers[0].${OPTIONS}.user`,
      "container sets an SELinux user",
    ),
    ...everyContainerList(
      good,
      labelled({ role: "r" }),
      `${OPTIONS}.role`,
      {},
      "container sets an SELinux role",
    ),
    {
      name: "the type of container engines, before 1.31",
      resources: pod(ENGINE),
      kubernetesVersion: { minor: 30 },
      findings: [
        [`spec.${OPTIONS}.type`, "the pod sets an SELinux type that is not meant for containers"],
      ],
    },
    ...["container_t ", "Container_t", "unconfined_t", "container_logreader_t"].map((type) => ({
      name: `the type ${JSON.stringify(type)}`,
      resources: pod(labelled({ type })),
      findings: [
        [`spec.${OPTIONS}.type`, "the pod sets an SELinux type that is not meant for containers"],
      ] as const,
    })),
    {
      name: "all three, on the pod and on a container",
      resources: pod({
        ...labelled({ type: "t", user: "u", role: "r" }),
        containers: [labelled({ type: "t", user: "u", role: "r" })],
      }),
      findings: [
        [`spec.${OPTIONS}.type`, "the pod sets an SELinux type that is not meant for containers"],
        [`spec.${OPTIONS}.user`, "the pod sets an SELinux user"],
        [`spec.${OPTIONS}.role`, "the pod sets an SELinux role"],
        [
          `spec.containers[0].${OPTIONS}.type`,
          "container sets an SELinux type that is not meant for containers",
        ],
        [`spec.containers[0].${OPTIONS}.user`, "container sets an SELinux user"],
        [`spec.containers[0].${OPTIONS}.role`, "container sets an SELinux role"],
      ],
    },
  ],
  notApplicable: [...noPods(labelled({ type: "spc_t" }))],
  unknown: [
    {
      name: "an unknown type beside an empty user",
      resources: pod(labelled({ type: UNKNOWN, user: "" })),
      reasons: [`unknown value at spec.${OPTIONS}.type`],
    },
    {
      name: "unknown options, once",
      resources: pod(labelled(UNKNOWN)),
      reasons: [`unknown value at spec.${OPTIONS}`],
    },
  ],
});
