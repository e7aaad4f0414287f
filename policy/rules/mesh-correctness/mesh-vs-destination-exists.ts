import { anyOf } from "../../rule/answers";
import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioAnalysis } from "../../rule/frameworks";
import { VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { namedDestinations } from "../../world/mesh/mesh-destinations";
import {
  definesHosts,
  MESH_HOST_PARAMETERS,
  type MeshHost,
  reasonOf,
} from "../../world/mesh/mesh-hosts";
import { stackRule } from "../../rule/rule";

/** A request that is routed to an unknown host gets an error. */
export const meshVsDestinationExists = stackRule({
  id: "mesh-vs-destination-exists",
  topic: "mesh-correctness",
  severity: "high",
  description:
    "Every destination of a VirtualService is a host that the mesh exports to it, and a port that " +
    "the host has.",
  remediation:
    "Correct the host and the port, write a host of another namespace in full, such as " +
    "web.shop.svc.cluster.local, or declare a ServiceEntry for a host outside the cluster.",
  frameworks: [istioAnalysis("IST0101", "A referenced resource exists")],
  checks: {
    host: "Every host is known to the VirtualService.",
    port: "Every host has the port.",
  },
  parameters: MESH_HOST_PARAMETERS,
  appliesTo: (type) => type === VIRTUAL_SERVICE || definesHosts(type),
  check(world, findings, { settings }) {
    const hosts = world.meshHosts(settings);
    for (const { name, viewpoint, host, port } of namedDestinations(world, settings, findings)) {
      const { definitions, hidden } = hosts.find(name, viewpoint);
      if (definitions.length > 0) {
        checkPort(port.get("number"), definitions, findings.of("port"));
      } else {
        failUnlessHidden(
          host,
          "no Service or ServiceEntry defines the host",
          hidden,
          findings.of("host"),
        );
      }
    }
  },
});

function checkPort(port: Field, definitions: readonly MeshHost[], findings: Findings): void {
  if (!port.isReadable) findings.notEvaluated(port);
  if (!port.isReadable || !port.isSet) return;
  // An ExternalName Service has the ports of the host that it names, and may list none.
  if (definitions.some(({ isAlias, ports }) => isAlias && ports.length === 0)) return;
  const hasPort = anyOf(
    definitions
      .flatMap(({ ports }) => ports)
      .map((own) => (own.isReadable ? String(own.value) === String(port.value) : own)),
  );
  if (hasPort instanceof Field) findings.notEvaluated(port, reasonOf(hasPort));
  else if (!hasPort) findings.fail(port, `the host has no port ${String(port.value)}`);
}
