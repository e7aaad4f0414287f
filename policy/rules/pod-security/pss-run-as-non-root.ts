import { inheritedBreaches } from "../../admission/pods";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { requireInherited } from "../../world/kubernetes/inherited-setting";
import { USER_NAMESPACE } from "../../rule/pod-excuses";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isTrue } from "../../rule/predicates";

/** Root in a container is one kernel bug away from root on the node. */
export const pssRunAsNonRoot = podRule({
  id: "pss-run-as-non-root",
  topic: "pod-security",
  severity: "high",
  podSecurityLevel: "restricted",
  description: "No container may run as root.",
  remediation:
    "Set securityContext.runAsNonRoot to true on the pod, and do not set it to false on a container.",
  frameworks: [
    podSecurityStandards("restricted/runAsNonRoot", "Running as non-root"),
    cisKubernetes("5.2.7", "Minimize the admission of root containers"),
  ],
  parameters: POD_PARAMETERS,
  excuse: USER_NAMESPACE,
  check(pod, findings) {
    const setting = {
      path: ["runAsNonRoot"],
      isGood: isTrue,
      bad: "allows running as root",
      missing: "may run as root, because runAsNonRoot is set neither on it nor on the pod",
    } as const;
    requireInherited(pod, setting, findings);
  },
  admission: {
    problem: "the container may run as root",
    fix: "set runAsNonRoot to true on the pod, and nowhere to false on a container",
    breaches: () => inheritedBreaches("runAsNonRoot", "c.it.runAsNonRoot == true"),
  },
});
