import { contextsWhere, podRule, USER_NAMESPACE } from "../pods";

/** User 0 is root, also for whatever the container reaches on the node. */
export const pssRunAsUser = podRule({
  id: "pss-run-as-user",
  severity: "medium",
  problem: "the container runs as root",
  fix: "set runAsUser to the image's own user, or remove it",
  excuse: USER_NAMESPACE,
  breaches: () => contextsWhere("c.it.?runAsUser.orValue(1) == 0", "runAsUser"),
});
