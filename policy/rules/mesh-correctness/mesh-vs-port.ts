import { istioAnalysis } from "../../rule/frameworks";
import { VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { namedDestinations } from "../../world/mesh/mesh-destinations";
import { definesHosts, MESH_HOST_PARAMETERS, reasonOf } from "../../world/mesh/mesh-hosts";
import { stackRule } from "../../rule/rule";
import type { Destination } from "../../world/mesh/virtual-services";

/** Without a port, a proxy uses the port that the call came in on. */
export const meshVsPort = stackRule({
  id: "mesh-vs-port",
  topic: "mesh-correctness",
  severity: "high",
  description: "A destination names a port where its host has several.",
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
        // Another rule reports a missing host.
        if (hidden !== undefined) findings.notEvaluated(port, hidden);
      } else if (definitions.every(({ ports }) => ports.length > 1)) {
        findings.fail(port, "the host has several ports and the destination names none");
      }
    }
  },
});

function isOpen({ port }: Destination): boolean {
  return !port.get("number").isSet;
}
