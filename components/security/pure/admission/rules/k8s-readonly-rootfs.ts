import { containersWhere, podRule, WINDOWS } from "../pods";

/** A container that cannot write to its image cannot keep what an attacker brought along. */
export const k8sReadonlyRootfs = podRule({
  id: "k8s-readonly-rootfs",
  severity: "medium",
  problem: "the container can write to its root file system",
  fix: "set readOnlyRootFilesystem to true and mount an emptyDir where it writes",
  excuse: WINDOWS,
  breaches: () =>
    containersWhere(
      "c.it.?securityContext.?readOnlyRootFilesystem.orValue(false) != true",
      "securityContext.readOnlyRootFilesystem",
    ),
});
