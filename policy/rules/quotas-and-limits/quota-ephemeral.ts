import { ADVICE_AT_EVERY_LEVEL } from "../../admission/expression";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isFilled } from "../../rule/predicates";

/** A log that grows without bound fills the disk of the node, which then evicts other pods. */
export const quotaEphemeral = podRule({
  id: "quota-ephemeral",
  topic: "quotas-and-limits",
  severity: "low",
  description: "Every container and every emptyDir volume has a limit on local storage.",
  remediation: "Set resources.limits.ephemeral-storage, and sizeLimit of each emptyDir.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: POD_PARAMETERS,
  checks: {
    containers: "Every container has an ephemeral-storage limit.",
    volumes: "Every emptyDir volume has a sizeLimit.",
  },
  check(pod, findings) {
    for (const { list, label, field } of pod.containers) {
      // Kubernetes forbids resources on ephemeral containers.
      if (list === "ephemeralContainers") continue;
      const limit = field.get("resources", "limits", "ephemeral-storage");
      findings
        .of("containers")
        .require(
          limit,
          isFilled,
          `${label} has no ephemeral-storage limit, so it can fill the disk of its node`,
        );
    }
    for (const volume of pod.spec.get("volumes").items()) {
      const directory = volume.get("emptyDir");
      const own = findings.of("volumes");
      if (!directory.isReadable) own.notEvaluated(directory);
      else if (directory.isSet) {
        own.require(
          directory.get("sizeLimit"),
          isFilled,
          "the emptyDir volume has no sizeLimit, so it can fill the disk of its node",
        );
      }
    }
  },
  whyNoAdmission: ADVICE_AT_EVERY_LEVEL,
});
