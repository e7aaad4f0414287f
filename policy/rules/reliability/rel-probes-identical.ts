import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import { isDeepStrictEqual } from "node:util";
import type { Field } from "../../rule/field";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers } from "../../world/kubernetes/pod-specs";
import { isRecord } from "../../rule/resource";

const HANDLERS = ["httpGet", "tcpSocket", "grpc", "exec"] as const;

/** Values that Kubernetes uses for fields that a probe leaves out. */
const DEFAULTS = { failureThreshold: 3, periodSeconds: 10 } as const;

/**
 * When both probes ask the same, an overload restarts every replica in place of taking traffic away.
 * The same question is fine where the liveness probe waits longer, as the Kubernetes documentation
 * recommends.
 */
export const relProbesIdentical = podRule({
  id: "rel-probes-identical",
  topic: "reliability",
  severity: "low",
  description: "The liveness probe differs from the readiness probe, or waits longer.",
  remediation:
    "Give livenessProbe an endpoint that fails only when the process hangs, or a larger " +
    "failureThreshold.",
  frameworks: [eksBestPractices("reliability: application", "Use probes")],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { label, field } of declaredContainers(pod)) {
      const liveness = field.get("livenessProbe");
      const readiness = field.get("readinessProbe");
      const hidden = [liveness, readiness].flatMap(partsOf).find((part) => !part.isReadable);
      if (hidden !== undefined) findings.notEvaluated(hidden);
      else if (asksTheSame(liveness, readiness) && patience(liveness) <= patience(readiness)) {
        findings.fail(liveness, `livenessProbe of ${label} is the same as its readinessProbe`);
      }
    }
  },
  whyNoAdmission: ADVICE_ON_AVAILABILITY,
});

/** All fields of a probe that the comparison reads. */
function partsOf(probe: Field): readonly Field[] {
  const handlers = HANDLERS.map((handler) => probe.get(handler));
  const inner = handlers.flatMap((handler) => handler.entries().map(([, entry]) => entry));
  const counts = Object.keys(DEFAULTS).map((key) => probe.get(key));
  return [probe, ...handlers, ...inner, ...counts];
}

function asksTheSame(liveness: Field, readiness: Field): boolean {
  return HANDLERS.some((handler) => {
    const [one, other] = [liveness.get(handler).value, readiness.get(handler).value];
    return one !== undefined && isDeepStrictEqual(question(one), question(other));
  });
}

/** A handler with the defaults of Kubernetes; a port may be a number or its text. */
function question(handler: unknown): unknown {
  if (!isRecord(handler)) return handler;
  const port = handler.port === undefined ? undefined : String(handler.port);
  return { scheme: "HTTP", path: "/", service: "", ...handler, port };
}

/** Seconds without an answer after which a probe fails. */
function patience(probe: Field): number {
  const [failures, period] = Object.entries(DEFAULTS).map(([key, usual]) =>
    Number(probe.get(key).value ?? usual),
  );
  return (failures ?? 0) * (period ?? 0);
}
