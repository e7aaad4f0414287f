import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import type { PodSpec } from "../../world/kubernetes/pod-specs";
import { isRecord } from "../../rule/resource";

/** Pods of these kinds end by themselves and receive no traffic. */
const JOBS: ReadonlySet<string> = new Set([
  "kubernetes:batch/v1:Job",
  "kubernetes:batch/v1:CronJob",
]);

const PROBES = {
  readinessProbe: "receives traffic before it can answer",
  livenessProbe: "is not restarted when it hangs",
} as const;

/** Without probes Kubernetes treats every running process as healthy. */
export const relProbes = podRule({
  id: "rel-probes",
  topic: "reliability",
  severity: "medium",
  description: "Every container of a long-running pod has a readiness and a liveness probe.",
  remediation:
    "Declare a readinessProbe that succeeds when the container can answer, and a livenessProbe that " +
    "fails when it hangs.",
  frameworks: [eksBestPractices("reliability: application", "Use probes")],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    if (endsByItself(pod)) return;
    for (const { list, label, field } of pod.containers) {
      // Init containers end before traffic arrives; ephemeral containers cannot have probes.
      if (list !== "containers") continue;
      for (const [probe, harm] of Object.entries(PROBES)) {
        findings.require(field.get(probe), isProbe, `${label} has no ${probe}, so it ${harm}`);
      }
    }
  },
  whyNoAdmission: ADVICE_ON_AVAILABILITY,
});

function endsByItself({ spec }: PodSpec): boolean {
  if (JOBS.has(spec.resource.type)) return true;
  const policy = spec.get("restartPolicy").value;
  return policy === "Never" || policy === "OnFailure";
}

function isProbe(value: unknown): boolean {
  return isRecord(value) && Object.keys(value).length > 0;
}
