import { ADVICE_AT_EVERY_LEVEL } from "../../admission/expression";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isFilled } from "../../rule/predicates";

/** A log that grows without end fills the node's disk, and the node evicts the neighbours. */
export const quotaEphemeral = podRule({
  id: "quota-ephemeral",
  topic: "quotas-and-limits",
  severity: "low",
  description: "Every container and every emptyDir has a limit of local storage.",
  remediation: "Set resources.limits.ephemeral-storage, and sizeLimit of each emptyDir.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { list, label, field } of pod.containers) {
      // Kubernetes forbids resources on ephemeral containers.
      if (list === "ephemeralContainers") continue;
      const limit = field.get("resources", "limits", "ephemeral-storage");
      findings.require(limit, isFilled, `${label} has no limit of local storage`);
    }
    for (const volume of pod.spec.get("volumes").items()) {
      const directory = volume.get("emptyDir");
      if (!directory.isReadable) findings.notEvaluated(directory);
      else if (directory.isSet) {
        findings.require(directory.get("sizeLimit"), isFilled, "the emptyDir has no sizeLimit");
      }
    }
  },
  whyNoAdmission: ADVICE_AT_EVERY_LEVEL,
});
