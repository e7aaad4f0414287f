import { podRule } from "../pods";

/** What the kubelet calls on behalf of a container. */
const HANDLERS = [
  "livenessProbe",
  "readinessProbe",
  "startupProbe",
  "lifecycle.?postStart",
  "lifecycle.?preStop",
];

/** The kubelet makes the call, so a pod that names the host reaches what only the node may reach. */
export const pssHostProbes = podRule({
  id: "pss-host-probes",
  severity: "medium",
  isBaseline: true,
  problem: "a probe or a lifecycle hook makes the node call a host of the pod's choice",
  fix: "remove host from httpGet and tcpSocket, so that the pod itself is called",
  sinceMinor: 34,
  breaches: () => {
    const handlers = HANDLERS.map((handler) => `c.it.?${handler}`).join(", ");
    const names = 'handler[?call].?host.orValue("") != ""';
    const calls = `["httpGet", "tcpSocket"].exists(call, ${names})`;
    return `variables.containers.filter(c, [${handlers}].exists(handler, ${calls})).map(c, c.at)`;
  },
});
