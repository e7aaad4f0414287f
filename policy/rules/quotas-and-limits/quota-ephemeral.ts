import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers } from "../../world/kubernetes/pod-specs";
import { isFilled } from "../../rule/predicates";

/** Files that grow without limit fill the disk of the node, which then evicts other pods. */
export const quotaEphemeral = podRule({
  id: "quota-ephemeral",
  topic: "quotas-and-limits",
  severity: "low",
  description: "Every container and every emptyDir volume has a limit on local storage.",
  remediation:
    "Set resources.limits.ephemeral-storage of each container, and sizeLimit of each emptyDir.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  checks: {
    containers: "Every container has a limit on local storage.",
    volumes: "Every emptyDir volume has a size limit.",
  },
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { label, field } of declaredContainers(pod)) {
      const limit = field.get("resources", "limits", "ephemeral-storage");
      const message = `${label} has no limit on local storage`;
      findings.of("containers").require(limit, isFilled, message);
    }
    for (const volume of pod.spec.get("volumes").items()) {
      const directory = volume.get("emptyDir");
      if (!directory.isReadable) findings.of("volumes").notEvaluated(directory);
      else if (directory.isSet) {
        const name = volume.get("name").text;
        const message = `emptyDir volume${name === undefined ? "" : ` "${name}"`} has no sizeLimit`;
        findings.of("volumes").require(directory.get("sizeLimit"), isFilled, message);
      }
    }
  },
});
