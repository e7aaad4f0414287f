import { inheritedBreaches, podRule, USER_NAMESPACE } from "../pods";

/** Root in a container is one kernel bug away from root on the node. */
export const pssRunAsNonRoot = podRule({
  id: "pss-run-as-non-root",
  severity: "high",
  problem: "the container may run as root",
  fix: "set runAsNonRoot to true on the pod, and nowhere to false on a container",
  excuse: USER_NAMESPACE,
  breaches: () => inheritedBreaches("runAsNonRoot", "c.it.runAsNonRoot == true"),
});
