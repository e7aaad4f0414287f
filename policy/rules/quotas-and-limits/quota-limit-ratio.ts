import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { integer } from "../../rule/parameters";
import { amountAt, POD_LEVEL_RESOURCES_MINOR } from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers, type PodSpec } from "../../world/kubernetes/pod-specs";

/** Nodes are filled by requests; what limits allow beyond them is there only while others are idle. */
export const quotaLimitRatio = podRule({
  id: "quota-limit-ratio",
  topic: "quotas-and-limits",
  severity: "low",
  description: "No limit is more than the maximum multiple of its request.",
  remediation: "Raise the request to what the container uses at peak, or lower the limit.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: {
    ...POD_PARAMETERS,
    maximum: integer("Largest ratio of a limit to its request.", { dev: 4, prod: 4 }),
  },
  check(pod, findings, { kubernetesVersion: { minor }, settings: { maximum } }) {
    for (const { label, field } of holdersOf(pod, minor >= POD_LEVEL_RESOURCES_MINOR)) {
      const limits = field.get("resources", "limits");
      if (!limits.isReadable) findings.notEvaluated(limits);
      for (const [resource, limit] of limits.entries()) {
        const request = field.get("resources", "requests", resource);
        const message = `${label} may use more than ${maximum} times the ${resource} it requests`;
        // A request that is left out equals the limit.
        if (request.isSet) checkRatio(limit, request, maximum, message, findings);
      }
    }
  },
});

function holdersOf(
  pod: PodSpec,
  withPod: boolean,
): readonly { readonly label: string; readonly field: Field }[] {
  const containers = declaredContainers(pod);
  return withPod ? [{ label: "the pod", field: pod.spec }, ...containers] : containers;
}

function checkRatio(
  limit: Field,
  request: Field,
  maximum: number,
  message: string,
  findings: Findings,
): void {
  const [most, least] = [amountAt(limit), amountAt(request)];
  for (const amount of [most, least]) {
    if (amount instanceof Field && !amount.isReadable) findings.notEvaluated(amount);
  }
  if (most instanceof Field || least instanceof Field) return;
  if (most > least * maximum) findings.fail(limit, message);
}
