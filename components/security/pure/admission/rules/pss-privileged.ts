import { containersWhere, podRule } from "../pods";

/** A privileged container is root on the node: it sees every device and escapes at will. */
export const pssPrivileged = podRule({
  id: "pss-privileged",
  severity: "critical",
  isBaseline: true,
  problem: "the container runs privileged",
  fix: "remove securityContext.privileged, and add the one capability that the container needs",
  breaches: () =>
    containersWhere(
      "c.it.?securityContext.?privileged.orValue(false) == true",
      "securityContext.privileged",
    ),
});
