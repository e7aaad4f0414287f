import { eksBestPractices } from "../../rule/frameworks";
import { POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers } from "../../world/kubernetes/pod-specs";
import { isFilled } from "../../rule/predicates";

/** Without requests the scheduler cannot place pods well, and a quota cannot count them. */
export const quotaRequests = podRule({
  id: "quota-requests",
  topic: "quotas-and-limits",
  severity: "medium",
  description: "Every container requests CPU and memory.",
  remediation:
    "Set resources.requests.cpu and resources.requests.memory to what the container uses at peak.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: POD_PARAMETERS,
  check(pod, findings, { kubernetesVersion }) {
    for (const resource of ["cpu", "memory"]) {
      const onPod = pod.spec.get("resources", "requests", resource);
      if (onPod.isSet && kubernetesVersion.minor >= POD_LEVEL_RESOURCES_MINOR) continue;
      for (const container of declaredContainers(pod)) {
        findings.require(
          container.field.get("resources", "requests", resource),
          isFilled,
          `${container.label} has no ${resource} request`,
        );
      }
    }
  },
});
