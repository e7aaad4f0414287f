import { PROC_MOUNT_BREACHES, podRule } from "../pods";

/** From 1.35 on the baseline lets pods with a user namespace unmask /proc; this level does not. */
export const pssProcMountRestricted = podRule({
  id: "pss-proc-mount-restricted",
  severity: "low",
  problem: "the container removes the mask of /proc",
  fix: "remove securityContext.procMount",
  sinceMinor: 35,
  breaches: () => PROC_MOUNT_BREACHES,
});
