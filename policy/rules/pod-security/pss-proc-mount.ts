import { PROC_MOUNT_BREACHES } from "../../admission/pods";
import { podSecurityStandards } from "../../rule/frameworks";
import { USER_NAMESPACE } from "../../rule/pod-excuses";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { forbidOwnProcMount } from "../../world/kubernetes/proc-mount";

/** The mask of /proc hides settings and data of the node's kernel from the container. */
export const pssProcMount = podRule({
  id: "pss-proc-mount",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description: "Every container has the default mask of /proc, or its pod has a user namespace.",
  remediation:
    "Remove securityContext.procMount or, since 1.35, set hostUsers to false on the pod.",
  frameworks: [podSecurityStandards("baseline/procMount", "/proc mount type")],
  parameters: POD_PARAMETERS,
  excuse: USER_NAMESPACE,
  check: forbidOwnProcMount,
  admission: {
    problem: "the container removes the mask of /proc",
    fix: "remove procMount or, since 1.35, set hostUsers to false on the pod",
    breaches: () => PROC_MOUNT_BREACHES,
  },
});
