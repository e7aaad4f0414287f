import { istioAnalysis } from "../../rule/frameworks";
import { VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { namedDestinations } from "../../world/mesh/mesh-destinations";
import { definesHosts, MESH_HOST_PARAMETERS, reasonOf } from "../../world/mesh/mesh-hosts";
import { stackRule } from "../../rule/rule";
import type { Destination } from "../../world/mesh/virtual-services";

/** Without a port in the route, a proxy uses the port of the incoming request. */
export const meshVsPort = stackRule({
  id: "mesh-vs-port",
  topic: "mesh-correctness",
  severity: "high",
  description: "A destination whose host has several ports names one of them.",
  remediation: "Set port.number of the destination.",
  frameworks: [istioAnalysis("IST0112", "A route to a service of several ports names one")],
  parameters: MESH_HOST_PARAMETERS,
  appliesTo: (type) => type === VIRTUAL_SERVICE || definesHosts(type),
  check(world, findings, { settings }) {
    const hosts = world.meshHosts(settings);
    const open = namedDestinations(world, settings, findings, isOpen);
    for (const { name, viewpoint, port } of open) {
      const { definitions, hidden } = hosts.find(name, viewpoint);
      const unreadable = definitions.flatMap(({ ports }) => ports).find((own) => !own.isReadable);
      if (unreadable !== undefined) {
        findings.notEvaluated(port, reasonOf(unreadable));
      } else if (definitions.length === 0) {
        // mesh-vs-destination-exists reports the missing host.
        if (hidden !== undefined) findings.notEvaluated(port, hidden);
      } else if (definitions.every(({ ports }) => ports.length > 1)) {
        findings.fail(port, "the host has several ports, but the destination names none");
      }
    }
  },
});

function isOpen({ port }: Destination): boolean {
  return !port.get("number").isSet;
}
