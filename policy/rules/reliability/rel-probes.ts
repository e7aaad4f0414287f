import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import type { PodSpec } from "../../world/kubernetes/pod-specs";
import { isRecord } from "../../rule/resource";

/** Pods of these end by themselves, and nobody waits for their answer. */
const JOBS: ReadonlySet<string> = new Set([
  "kubernetes:batch/v1:Job",
  "kubernetes:batch/v1:CronJob",
]);

const PROBES = {
  readinessProbe: "gets traffic before it can answer",
  livenessProbe: "is never restarted when it hangs",
} as const;

/** Without them Kubernetes takes a running process for a working one. */
export const relProbes = podRule({
  id: "rel-probes",
  topic: "reliability",
  severity: "medium",
  description: "Every container of a lasting pod has a readiness and a liveness probe.",
  remediation:
    "Declare readinessProbe for what the container needs to answer, and livenessProbe for a hang.",
  frameworks: [eksBestPractices("reliability: application", "Use probes")],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    if (endsByItself(pod)) return;
    for (const { list, label, field } of pod.containers) {
      // Init and ephemeral containers end before traffic comes or have no probes at all.
      if (list !== "containers") continue;
      for (const [probe, harm] of Object.entries(PROBES)) {
        findings.require(field.get(probe), isProbe, `${label} has no ${probe} and ${harm}`);
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
