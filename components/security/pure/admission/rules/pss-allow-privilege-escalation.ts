import { containersWhere, podRule, WINDOWS } from "../pods";

/** Unless it is forbidden, a set-user-ID file makes root of any process that may run it. */
export const pssAllowPrivilegeEscalation = podRule({
  id: "pss-allow-privilege-escalation",
  severity: "high",
  problem: "the container may gain privileges",
  fix: "set allowPrivilegeEscalation to false",
  excuse: WINDOWS,
  breaches: () =>
    containersWhere(
      "c.it.?securityContext.?allowPrivilegeEscalation.orValue(true) != false",
      "securityContext.allowPrivilegeEscalation",
    ),
});
