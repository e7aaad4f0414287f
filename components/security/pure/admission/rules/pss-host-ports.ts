import { containersWhere, podRule } from "../pods";

/** A port of the node is open to whoever reaches the node, past Services and NetworkPolicies. */
export const pssHostPorts = podRule({
  id: "pss-host-ports",
  severity: "medium",
  isBaseline: true,
  problem: "the container takes a port of the node",
  fix: "remove hostPort and expose the pod by a Service",
  breaches: () =>
    containersWhere(
      "c.it.?ports.orValue([]).exists(port, port.?hostPort.orValue(0) != 0)",
      "ports",
    ),
});
