import { containersWhere } from "../../admission/pods";
import { cisEks, cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { WINDOWS } from "../../rule/pod-excuses";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isFalse } from "../../rule/predicates";

/** Unless this is forbidden, a process becomes root by running a set-user-ID file. */
export const pssAllowPrivilegeEscalation = podRule({
  id: "pss-allow-privilege-escalation",
  topic: "pod-security",
  severity: "high",
  podSecurityLevel: "restricted",
  description: "No process of a container may gain more privileges than its parent process.",
  remediation: "Set securityContext.allowPrivilegeEscalation to false on every container.",
  frameworks: [
    podSecurityStandards("restricted/allowPrivilegeEscalation", "Privilege escalation (v1.8+)"),
    cisKubernetes("5.2.6", "Minimize the admission of containers with allowPrivilegeEscalation"),
    cisEks("4.2.5", "Minimize the admission of containers with allowPrivilegeEscalation"),
  ],
  parameters: POD_PARAMETERS,
  sinceMinor: 8,
  excuse: WINDOWS,
  check(pod, findings) {
    for (const { label, field } of pod.containers) {
      findings.require(
        field.get("securityContext", "allowPrivilegeEscalation"),
        isFalse,
        `${label} allows privilege escalation`,
      );
    }
  },
  admission: {
    problem: "the container may gain privileges",
    fix: "set allowPrivilegeEscalation to false",
    breaches: () =>
      containersWhere(
        "c.it.?securityContext.?allowPrivilegeEscalation.orValue(true) != false",
        "securityContext.allowPrivilegeEscalation",
      ),
  },
});
