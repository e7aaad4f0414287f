import { eksBestPractices } from "../../rule/frameworks";
import { choice } from "../../rule/parameters";
import { POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers } from "../../world/kubernetes/pod-specs";
import { isFilled } from "../../rule/predicates";

const MODES = ["require", "forbid", "ignore"] as const;

/**
 * A CPU limit throttles a container even on an idle node; without one, a container may take the CPU
 * of its neighbours. Both choices have good reasons, so the default checks nothing.
 */
export const quotaCpuLimit = podRule({
  id: "quota-cpu-limit",
  topic: "quotas-and-limits",
  severity: "low",
  description: "Every container has a CPU limit, or no container has one, as the mode says.",
  remediation: "Set resources.limits.cpu in the mode require; remove it in the mode forbid.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: {
    ...POD_PARAMETERS,
    mode: choice<(typeof MODES)[number]>(
      "Whether CPU limits are required, forbidden or ignored.",
      MODES,
      {
        dev: "ignore",
        prod: "ignore",
      },
    ),
  },
  check(pod, findings, { kubernetesVersion, settings: { mode } }) {
    if (mode === "ignore") return;
    const onPod = pod.spec.get("resources", "limits", "cpu");
    const readsPod = kubernetesVersion.minor >= POD_LEVEL_RESOURCES_MINOR;
    if (mode === "forbid" && readsPod) findings.forbid(onPod, isFilled, "the pod has a CPU limit");
    if (mode === "require" && readsPod && onPod.isSet) return;
    for (const { label, field } of declaredContainers(pod)) {
      const limit = field.get("resources", "limits", "cpu");
      if (mode === "require") findings.require(limit, isFilled, `${label} has no CPU limit`);
      else findings.forbid(limit, isFilled, `${label} has a CPU limit`);
    }
  },
});
