import { ADVICE_ON_AVAILABILITY } from "../../admission/expression";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { declaredContainers, type Container } from "../../world/kubernetes/pod-specs";

const PROBES = ["readinessProbe", "livenessProbe", "startupProbe"] as const;

/** The handlers of a probe that have a port. */
const HANDLERS = ["httpGet", "tcpSocket", "grpc"] as const;

/** A liveness probe of a port that nothing listens on restarts a healthy container again and again. */
export const relProbePort = podRule({
  id: "rel-probe-port",
  topic: "reliability",
  severity: "medium",
  description: "Every probe uses a port that its container declares.",
  remediation: "Add the port to the container's ports, or correct the port of the probe.",
  frameworks: [eksBestPractices("reliability: application", "Use probes")],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const container of declaredContainers(pod)) {
      for (const probe of PROBES) checkProbe(container, probe, findings);
    }
  },
  whyNoAdmission: ADVICE_ON_AVAILABILITY,
});

function checkProbe({ label, field }: Container, probe: string, findings: Findings): void {
  const ports = field.get("ports").items();
  const hidden = ports
    .flatMap((port) => [port, port.get("name"), port.get("containerPort")])
    .find((part) => !part.isReadable);
  for (const handler of HANDLERS) {
    const port = field.get(probe, handler, "port");
    if (!port.isReadable) findings.notEvaluated(port);
    else if (port.isSet && !ports.some((declared) => isSamePort(declared, port.value))) {
      if (hidden !== undefined) findings.notEvaluated(hidden);
      else if (!field.get("ports").isSet && field.resource.partial) {
        findings.failOrMissing(field.get("ports"), `${label} declares no ports`);
      } else {
        const problem = `uses port ${String(port.value)}, which the container does not declare`;
        findings.fail(port, `${probe} of ${label} ${problem}`);
      }
    }
  }
}

/** A name means the port of that name; a number, even as text, a TCP port of that number. */
function isSamePort(declared: Field, wanted: unknown): boolean {
  if (declared.get("name").isSet && declared.get("name").value === wanted) return true;
  const protocol = declared.get("protocol");
  const isTcp = !protocol.isSet || !protocol.isReadable || protocol.value === "TCP";
  const number = declared.get("containerPort");
  return isTcp && number.isReadable && String(number.value) === String(wanted);
}
