import { containersWhere } from "../../admission/pods";
import { cisEks, cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isTrue } from "../../rule/predicates";

/** A privileged container is root on the node: it has access to every device. */
export const pssPrivileged = podRule({
  id: "pss-privileged",
  topic: "pod-security",
  severity: "critical",
  podSecurityLevel: "baseline",
  description: "No container runs privileged.",
  remediation:
    "Remove securityContext.privileged, and add the one capability that the container needs.",
  frameworks: [
    podSecurityStandards("baseline/privileged", "Privileged containers"),
    cisKubernetes("5.2.2", "Minimize the admission of privileged containers"),
    cisEks("4.2.1", "Minimize the admission of privileged containers"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const container of pod.containers) {
      findings.forbid(
        container.field.get("securityContext", "privileged"),
        isTrue,
        `${container.label} runs privileged`,
      );
    }
  },
  admission: {
    problem: "the container runs privileged",
    breaches: () =>
      containersWhere(
        "c.it.?securityContext.?privileged.orValue(false) == true",
        "securityContext.privileged",
      ),
  },
});
