import { celTexts } from "../../../components/security/pure/cel";
import { podSecurityStandards } from "../../rule/frameworks";
import { POD_PARAMETERS, podRule } from "../../rule/pod-rule";
import { isFilled } from "../../rule/predicates";

/** What the kubelet calls on behalf of a container. */
const HANDLERS = [
  ["livenessProbe"],
  ["readinessProbe"],
  ["startupProbe"],
  ["lifecycle", "postStart"],
  ["lifecycle", "preStop"],
] as const;

const CALLS = ["httpGet", "tcpSocket"] as const;

/** The kubelet makes the call, so a pod that names a host reaches what only the node may reach. */
export const pssHostProbes = podRule({
  id: "pss-host-probes",
  topic: "pod-security",
  severity: "medium",
  podSecurityLevel: "baseline",
  description: "No probe or lifecycle hook makes the node call another host.",
  remediation: "Remove host from httpGet and tcpSocket, so that the pod itself is called.",
  frameworks: [
    podSecurityStandards("baseline/hostProbesAndHostLifecycle", "Host probes and lifecycle hooks"),
  ],
  parameters: POD_PARAMETERS,
  sinceMinor: 34,
  check(pod, findings) {
    for (const { label, field } of pod.containers) {
      for (const handler of HANDLERS) {
        for (const call of CALLS) {
          findings.forbid(
            field.get(...handler, call, "host"),
            isFilled,
            `${label} has a ${handler.join(".")} that makes the node call another host`,
          );
        }
      }
    }
  },
  admission: {
    problem: "a probe or a lifecycle hook makes the node call a host of the pod's choice",
    breaches: () => {
      const handlers = HANDLERS.map((handler) => `c.it.?${handler.join(".?")}`).join(", ");
      const names = 'handler[?call].?host.orValue("") != ""';
      const calls = `${celTexts(CALLS)}.exists(call, ${names})`;
      return `variables.containers.filter(c, [${handlers}].exists(handler, ${calls})).map(c, c.at)`;
    },
  },
});
