import { ADVICE_AT_EVERY_LEVEL } from "../../admission/expression";
import { eksBestPractices } from "../../rule/frameworks";
import { choice } from "../../rule/parameters";
import { POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isFilled } from "../../rule/predicates";

const MODES = ["require", "forbid", "ignore"] as const;

/**
 * A CPU limit throttles a container even on an idle node; without one it can starve its neighbours.
 * Benchmarks support both choices, so the rule checks nothing until an organisation decides.
 */
export const quotaCpuLimit = podRule({
  id: "quota-cpu-limit",
  topic: "quotas-and-limits",
  severity: "low",
  description:
    "CPU limits are set or left out on every container, as the organisation has decided.",
  remediation:
    "Set resources.limits.cpu where limits are required; remove it where they are forbidden.",
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
    if (mode === "forbid" && readsPod)
      findings.forbid(onPod, isFilled, "the pod has a CPU limit although CPU limits are forbidden");
    if (mode === "require" && readsPod && onPod.isSet) return;
    for (const { list, label, field } of pod.containers) {
      // Kubernetes forbids resources on ephemeral containers.
      if (list === "ephemeralContainers") continue;
      const limit = field.get("resources", "limits", "cpu");
      if (mode === "require") findings.require(limit, isFilled, `${label} has no CPU limit`);
      else
        findings.forbid(
          limit,
          isFilled,
          `${label} has a CPU limit although CPU limits are forbidden`,
        );
    }
  },
  whyNoAdmission: ADVICE_AT_EVERY_LEVEL,
});
