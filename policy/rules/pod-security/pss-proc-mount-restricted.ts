import { PROC_MOUNT_BREACHES } from "../../admission/pods";
import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { forbidOwnProcMount } from "../../world/kubernetes/proc-mount";

/** Since 1.35 the baseline level lets pods with a user namespace unmask /proc; this level does not. */
export const pssProcMountRestricted = podRule({
  id: "pss-proc-mount-restricted",
  topic: "pod-security",
  severity: "low",
  podSecurityLevel: "restricted",
  description:
    "Every container has the default mask of /proc, also in a pod with a user namespace.",
  remediation: "Remove securityContext.procMount.",
  frameworks: [
    podSecurityStandards("restricted/procMount_restricted", "/proc mount type (v1.35+)"),
  ],
  parameters: POD_PARAMETERS,
  sinceMinor: 35,
  check: forbidOwnProcMount,
  admission: {
    problem: "the container removes the mask of /proc",
    breaches: () => PROC_MOUNT_BREACHES,
  },
});
