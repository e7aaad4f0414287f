import { celTexts } from "../../../components/security/pure/cel";
import { inheritedBreaches } from "../../admission/pods";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { requireInherited } from "../../world/kubernetes/inherited-setting";
import { WINDOWS } from "../../rule/pod-excuses";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isSeccompType, SECCOMP_FIELD_MINOR, SECCOMP_TYPES } from "../../world/kubernetes/seccomp";

/** Most nodes run a container without a seccomp profile unless it asks for one. */
export const pssSeccompRestricted = podRule({
  id: "pss-seccomp-restricted",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "restricted",
  description: "Every container has a seccomp profile, set on the container or on its pod.",
  remediation: "Set securityContext.seccompProfile.type to RuntimeDefault or Localhost on the pod.",
  frameworks: [
    podSecurityStandards("restricted/seccompProfile_restricted", "Seccomp (v1.19+)"),
    cisKubernetes(
      "5.6.2",
      "Ensure that the seccomp profile is set to docker/default in your Pod definitions",
    ),
  ],
  parameters: POD_PARAMETERS,
  sinceMinor: SECCOMP_FIELD_MINOR,
  excuse: WINDOWS,
  check(pod, findings) {
    const setting = {
      path: ["seccompProfile", "type"],
      isGood: isSeccompType,
      bad: "sets a seccomp profile that is neither RuntimeDefault nor Localhost",
      missing: "has no seccomp profile, because it is set neither on it nor on the pod",
    } as const;
    requireInherited(pod, setting, findings);
  },
  admission: {
    problem: "the container has no seccomp profile, or one that restricts nothing",
    fix: "set seccompProfile.type to RuntimeDefault or Localhost on the pod",
    breaches: () =>
      inheritedBreaches(
        "seccompProfile",
        `c.it.seccompProfile.?type.orValue("") in ${celTexts(SECCOMP_TYPES)}`,
      ),
  },
});
