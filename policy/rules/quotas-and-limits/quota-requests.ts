import { lastingContainersWhere } from "../../admission/pods";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isFilled } from "../../rule/predicates";

/** Without requests the scheduler cannot place a pod well, and a quota cannot count it. */
export const quotaRequests = podRule({
  id: "quota-requests",
  topic: "quotas-and-limits",
  severity: "medium",
  description: "Every container requests CPU and memory.",
  remediation: "Set resources.requests.cpu and resources.requests.memory to the usage at peak.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: POD_PARAMETERS,
  check(pod, findings, { kubernetesVersion }) {
    for (const resource of ["cpu", "memory"]) {
      const onPod = pod.spec.get("resources", "requests", resource);
      if (onPod.isSet && kubernetesVersion.minor >= POD_LEVEL_RESOURCES_MINOR) continue;
      for (const container of pod.containers) {
        // Kubernetes forbids resources on ephemeral containers.
        if (container.list === "ephemeralContainers") continue;
        findings.require(
          container.field.get("resources", "requests", resource),
          isFilled,
          `${container.label} has no ${resource} request`,
        );
      }
    }
  },
  admission: {
    problem: "the container requests no CPU or no memory",
    fix: "set requests.cpu and requests.memory to what it uses at peak",
    breaches: () => ["cpu", "memory"].map(withoutRequest).join(" + "),
  },
});

/** CEL of the containers without a request; a pod may carry the requests that its containers share. */
function withoutRequest(resource: string): string {
  const request = `?resources.?requests.?${resource}.hasValue()`;
  const containers = lastingContainersWhere(`!c.it.${request}`, `resources.requests.${resource}`);
  return `(variables.spec.${request} ? [] : ${containers})`;
}
