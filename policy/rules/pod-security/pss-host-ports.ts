import { containersWhere } from "../../admission/pods";
import { cisKubernetes, podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isZero } from "../../rule/predicates";

/** Everyone who can reach the node can reach its ports; Services and NetworkPolicies do not limit it. */
export const pssHostPorts = podRule({
  id: "pss-host-ports",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description: "No container uses a port of its node.",
  remediation: "Remove hostPort from the container's ports and expose the pod by a Service.",
  frameworks: [
    podSecurityStandards("baseline/hostPorts", "Host ports"),
    cisKubernetes("5.2.12", "Minimize the admission of containers which use HostPorts"),
  ],
  parameters: POD_PARAMETERS,
  check(pod, findings) {
    for (const { label, field } of pod.containers) {
      for (const port of field.get("ports").items()) {
        findings.forbid(
          port.get("hostPort"),
          (value) => !isZero(value),
          `${label} uses a port of the node`,
        );
      }
    }
  },
  admission: {
    problem: "the container takes a port of the node",
    fix: "remove hostPort and expose the pod by a Service",
    breaches: () =>
      containersWhere(
        "c.it.?ports.orValue([]).exists(port, port.?hostPort.orValue(0) != 0)",
        "ports",
      ),
  },
});
