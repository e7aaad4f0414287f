import { lastingContainersWhere } from "../../admission/pods";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { flag } from "../../rule/parameters";
import { POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import type { Container } from "../../world/kubernetes/pod-specs";
import { isFilled } from "../../rule/predicates";
import { parseQuantity } from "../../world/kubernetes/quantity";

/** Without a limit, a memory leak affects every pod of the node and not one container. */
export const quotaMemoryLimit = podRule({
  id: "quota-memory-limit",
  topic: "quotas-and-limits",
  severity: "medium",
  description: "Every container has a memory limit.",
  remediation:
    "Set resources.limits.memory; a limit equal to the request avoids overcommitted nodes.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: {
    ...POD_PARAMETERS,
    requireEqualRequest: flag("Whether the memory limit must equal the request.", {
      dev: false,
      prod: false,
    }),
  },
  check(pod, findings, { kubernetesVersion, settings }) {
    const onPod = pod.spec.get("resources", "limits", "memory");
    const isLimitedAsWhole = onPod.isSet && kubernetesVersion.minor >= POD_LEVEL_RESOURCES_MINOR;
    for (const container of pod.containers) {
      // Kubernetes forbids resources on ephemeral containers.
      if (container.list === "ephemeralContainers") continue;
      const limit = container.field.get("resources", "limits", "memory");
      if (!isLimitedAsWhole) {
        findings.require(
          limit,
          isFilled,
          `${container.label} has no memory limit, so a leak can exhaust the memory of its node`,
        );
      }
      if (settings.requireEqualRequest) requireEqual(container, findings);
    }
  },
  admission: {
    problem: "the container has no memory limit, or one that differs from its request",
    fix: "set limits.memory; equal to the request, the pod is never overcommitted",
    breaches: ({ settings }) => {
      const path = "resources.limits.memory";
      const isSet = "?resources.?limits.?memory.hasValue()";
      const unlimited = lastingContainersWhere(`!c.it.${isSet}`, path);
      const missing = `(variables.spec.${isSet} ? [] : ${unlimited})`;
      if (!settings.requireEqualRequest) return missing;
      return `${missing} + ${lastingContainersWhere(DIFFERS, path)}`;
    },
  },
});

function requireEqual({ label, field }: Container, findings: Findings): void {
  const limit = field.get("resources", "limits", "memory");
  const request = field.get("resources", "requests", "memory");
  // An absent request defaults to the limit.
  if (!limit.isReadable || !limit.isSet || !request.isSet) return;
  if (!request.isReadable) {
    findings.notEvaluated(request);
  } else if (parseQuantity(limit.value) !== parseQuantity(request.value)) {
    findings.fail(limit, `${label} has a memory limit that differs from its request`);
  }
}

/** CEL that is true for a limit that differs from the request; an absent request is the limit. */
const DIFFERS =
  "c.it.?resources.?limits.?memory.hasValue() && c.it.?resources.?requests.?memory.hasValue() && " +
  "quantity(c.it.resources.limits.memory).compareTo(quantity(c.it.resources.requests.memory)) != 0";
