import { contextsWhere, podRule } from "../pods";

/** An unconfined process may make every system call, and kernel bugs are reached by those. */
export const pssSeccompBaseline = podRule({
  id: "pss-seccomp-baseline",
  severity: "medium",
  isBaseline: true,
  problem: "the seccomp profile is neither RuntimeDefault nor Localhost",
  fix: "set its type to one of these, or remove the profile",
  breaches: () =>
    contextsWhere(
      "c.it.?seccompProfile.hasValue() && " +
        '!(c.it.?seccompProfile.?type.orValue("") in ["RuntimeDefault", "Localhost"])',
      "seccompProfile.type",
    ),
});
