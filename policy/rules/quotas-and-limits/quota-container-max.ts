import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { textMap } from "../../rule/parameters";
import {
  amountAt,
  podAmount,
  POD_LEVEL_RESOURCES_MINOR,
} from "../../world/kubernetes/pod-resources";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers, type PodSpec } from "../../world/kubernetes/pod-specs";
import { parseQuantity } from "../../world/kubernetes/quantity";

type Ceilings = Readonly<Record<string, string>>;

const SECTIONS = { requests: "requests", limits: "may use" } as const;
const NOTHING = (): number => 0;

/** A pod that fits no node is never scheduled; one that fills a node leaves no room for others. */
export const quotaContainerMax = podRule({
  id: "quota-container-max",
  topic: "quotas-and-limits",
  severity: "medium",
  description:
    "No container and no pod requests or may use more than the ceilings of the environment.",
  remediation: "Lower the request and the limit, or split the work between more pods.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: {
    ...POD_PARAMETERS,
    container: textMap('Ceilings for one container: {"cpu": "4", "memory": "8Gi"}.', undefined),
    pod: textMap("Ceilings for the containers of one pod together.", undefined),
  },
  check(pod, findings, { kubernetesVersion: { minor }, settings }) {
    const { container, pod: whole } = settings;
    if (container === undefined && whole === undefined) {
      findings.notEvaluated(pod.spec, "not configured: container, pod");
      return;
    }
    checkContainers(pod, container ?? {}, findings);
    checkPod(pod, whole ?? {}, minor >= POD_LEVEL_RESOURCES_MINOR, findings);
  },
});

function checkContainers(pod: PodSpec, ceilings: Ceilings, findings: Findings): void {
  for (const { label, field } of declaredContainers(pod)) {
    for (const [resource, ceiling] of Object.entries(ceilings)) {
      for (const [section, verb] of Object.entries(SECTIONS)) {
        const amount = field.get("resources", section, resource);
        const problem = `${label} ${verb} more ${resource} than the ceiling of ${ceiling}`;
        const isAmount = parseQuantity(amount.value) !== undefined;
        const message = isAmount
          ? problem
          : `${resource} in ${section} of ${label} is not a quantity`;
        findings.forbid(amount, (value) => isAbove(value, ceiling), message);
      }
    }
  }
}

function checkPod(pod: PodSpec, ceilings: Ceilings, hasOwn: boolean, findings: Findings): void {
  for (const [resource, ceiling] of Object.entries(ceilings)) {
    for (const section of ["requests", "limits"] as const) {
      const own = pod.spec.get("resources", section, resource);
      const isWhole = hasOwn && own.isSet;
      const amount = isWhole ? amountAt(own) : podAmount(pod, section, resource, NOTHING);
      const message = `the pod ${SECTIONS[section]} more ${resource} than the ceiling of ${ceiling}`;
      if (amount instanceof Field) findings.notEvaluated(amount);
      else if (isAbove(amount, ceiling)) {
        findings.fail(isWhole ? own : pod.spec.get("containers"), message);
      }
    }
  }
}

/** A text that is not a quantity counts as above every ceiling. */
function isAbove(amount: unknown, ceiling: string): boolean {
  return (parseQuantity(amount) ?? Number.POSITIVE_INFINITY) > (parseQuantity(ceiling) ?? 0);
}
