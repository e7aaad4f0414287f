import { breachesOf, ceilingMistakes } from "./quota-container-max/ceilings-in-cel";
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
import type { PodSpec } from "../../world/kubernetes/pod-specs";
import { parseQuantity } from "../../world/kubernetes/quantity";

type Ceilings = Readonly<Record<string, string>>;

const SECTIONS = { requests: "requests", limits: "is limited to" } as const;
const NOTHING = (): number => 0;

/** A pod that fits on no node is never scheduled; one that fills a node displaces all others. */
export const quotaContainerMax = podRule({
  id: "quota-container-max",
  topic: "quotas-and-limits",
  severity: "medium",
  description: "No container and no pod requests or may use more than the configured ceilings.",
  remediation: "Lower the request and the limit, or split the work over more pods.",
  frameworks: [eksBestPractices("pod-security", "Set requests and limits for each container")],
  parameters: {
    ...POD_PARAMETERS,
    container: textMap(
      'Most that one container may take: {"cpu": "4", "memory": "8Gi"}.',
      undefined,
    ),
    pod: textMap("Most that all containers of one pod may take together.", undefined),
  },
  checks: {
    container: "No container takes more than its ceiling.",
    pod: "No pod takes more than its ceiling.",
  },
  check(pod, findings, { kubernetesVersion: { minor }, settings }) {
    const { container, pod: whole } = settings;
    if (container === undefined && whole === undefined) {
      findings.notEvaluated(pod.spec, "not configured: container, pod");
      return;
    }
    checkContainers(pod, container ?? {}, findings.of("container"));
    checkPod(pod, whole ?? {}, minor >= POD_LEVEL_RESOURCES_MINOR, findings.of("pod"));
  },
  admission: {
    problem: "the container or the whole pod takes more than the ceiling of the environment",
    breaches: ({ settings: { container, pod } }) => breachesOf(container, pod),
    mistakes: ({ container = {}, pod = {} }) => [
      ...ceilingMistakes("container", container),
      ...ceilingMistakes("pod", pod),
    ],
  },
});

function checkContainers(pod: PodSpec, ceilings: Ceilings, findings: Findings): void {
  for (const { list, label, field } of pod.containers) {
    // Kubernetes forbids resources on ephemeral containers.
    if (list === "ephemeralContainers") continue;
    for (const [resource, ceiling] of Object.entries(ceilings)) {
      for (const [section, verb] of Object.entries(SECTIONS)) {
        const amount = field.get("resources", section, resource);
        const message = `${label} ${verb} more ${resource} than the ceiling for a container`;
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
      const message = `the pod ${SECTIONS[section]} more ${resource} than the ceiling for a pod`;
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
