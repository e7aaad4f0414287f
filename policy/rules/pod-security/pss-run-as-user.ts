import { contextsWhere } from "../../admission/pods";
import { podSecurityStandards } from "../../rule/frameworks";
import { USER_NAMESPACE } from "../../rule/pod-excuses";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { securityContexts } from "../../world/kubernetes/pod-specs";
import { isZero } from "../../rule/predicates";

/** User 0 is root, also for everything that the container can reach on the node. */
export const pssRunAsUser = podRule({
  id: "pss-run-as-user",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "restricted",
  description: "No pod or container runs as user 0.",
  remediation: "Set securityContext.runAsUser to the image's own user, or remove it.",
  frameworks: [podSecurityStandards("restricted/runAsUser", "Running as non-root user (v1.23+)")],
  parameters: POD_PARAMETERS,
  sinceMinor: 23,
  excuse: USER_NAMESPACE,
  check(pod, findings) {
    for (const { label, field } of securityContexts(pod)) {
      findings.forbid(field.get("runAsUser"), isZero, `${label} runs as user 0, which is root`);
    }
  },
  admission: {
    problem: "the container runs as root",
    fix: "set runAsUser to the image's own user, or remove it",
    breaches: () => contextsWhere("c.it.?runAsUser.orValue(1) == 0", "runAsUser"),
  },
});
