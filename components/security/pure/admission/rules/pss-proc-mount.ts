import { PROC_MOUNT_BREACHES, podRule, USER_NAMESPACE } from "../pods";

/** The mask of /proc hides what a container could change or learn of the node's kernel. */
export const pssProcMount = podRule({
  id: "pss-proc-mount",
  severity: "medium",
  isBaseline: true,
  problem: "the container removes the mask of /proc",
  fix: "remove procMount or, since 1.35, set hostUsers to false on the pod",
  excuse: USER_NAMESPACE,
  breaches: () => PROC_MOUNT_BREACHES,
});
