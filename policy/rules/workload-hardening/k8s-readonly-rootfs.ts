import { containersWhere } from "../../admission/pods";
import { eksBestPractices } from "../../rule/frameworks";
import { WINDOWS } from "../../rule/pod-excuses";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isTrue } from "../../rule/predicates";

/** An attacker cannot store programs in a container whose file system is read-only. */
export const k8sReadonlyRootfs = podRule({
  id: "k8s-readonly-rootfs",
  topic: "workload-hardening",
  severity: "medium",
  description: "Every container has a read-only root file system.",
  remediation:
    "Set securityContext.readOnlyRootFilesystem to true and mount an emptyDir where it writes.",
  frameworks: [
    eksBestPractices("pod-security", "Configure images with a read-only root file system"),
  ],
  parameters: POD_PARAMETERS,
  excuse: WINDOWS,
  check(pod, findings) {
    for (const container of pod.containers) {
      findings.require(
        container.field.get("securityContext", "readOnlyRootFilesystem"),
        isTrue,
        `${container.label} can write to its root file system`,
      );
    }
  },
  admission: {
    problem: "the container can write to its root file system",
    fix: "set readOnlyRootFilesystem to true and mount an emptyDir where it writes",
    breaches: () =>
      containersWhere(
        "c.it.?securityContext.?readOnlyRootFilesystem.orValue(false) != true",
        "securityContext.readOnlyRootFilesystem",
      ),
  },
});
