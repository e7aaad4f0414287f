import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { flag } from "../../rule/parameters";
import { POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers, type Container } from "../../world/kubernetes/pod-specs";
import { isFilled } from "../../rule/predicates";
import { parseQuantity } from "../../world/kubernetes/quantity";

/** A memory leak without a limit affects the whole node, not only one container. */
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
    requireEqualRequest: flag("Whether a memory limit must equal the request.", {
      dev: false,
      prod: false,
    }),
  },
  check(pod, findings, { kubernetesVersion, settings }) {
    const onPod = pod.spec.get("resources", "limits", "memory");
    const isLimitedAsWhole = onPod.isSet && kubernetesVersion.minor >= POD_LEVEL_RESOURCES_MINOR;
    for (const container of declaredContainers(pod)) {
      const limit = container.field.get("resources", "limits", "memory");
      if (!isLimitedAsWhole) {
        findings.require(limit, isFilled, `${container.label} has no memory limit`);
      }
      if (settings.requireEqualRequest) requireEqual(container, findings);
    }
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
