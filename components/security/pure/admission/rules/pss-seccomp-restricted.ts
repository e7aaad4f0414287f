import { inheritedBreaches, podRule, WINDOWS } from "../pods";

/** Unless a profile is asked for, most nodes run containers without one. */
export const pssSeccompRestricted = podRule({
  id: "pss-seccomp-restricted",
  severity: "medium",
  problem: "the container has no seccomp profile, or one that restricts nothing",
  fix: "set seccompProfile.type to RuntimeDefault or Localhost on the pod",
  excuse: WINDOWS,
  breaches: () =>
    inheritedBreaches(
      "seccompProfile",
      'c.it.seccompProfile.?type.orValue("") in ["RuntimeDefault", "Localhost"]',
    ),
});
