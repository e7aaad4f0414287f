import { failUnlessHidden } from "../../world/kubernetes/blind-spots";
import { istioAnalysis } from "../../rule/frameworks";
import { RELEASE } from "../../world/kubernetes/helm-releases";
import { isGateway, ISTIO_GATEWAY, VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { NAMESPACE, namespaceField } from "../../world/kubernetes/namespaces";
import { stackRule } from "../../rule/rule";
import { gatewayReference, gatewaysOf, MESH_GATEWAY } from "../../world/mesh/virtual-services";

/** No proxy applies the routes of a gateway that does not exist. */
export const meshVsGatewayExists = stackRule({
  id: "mesh-vs-gateway-exists",
  topic: "mesh-correctness",
  severity: "high",
  description: "Every gateway that a VirtualService names is declared.",
  remediation:
    "Correct the name, write namespace/name for a Gateway of another namespace, or declare it.",
  frameworks: [istioAnalysis("IST0101", "A referenced resource exists")],
  parameters: {},
  appliesTo: (type) => [VIRTUAL_SERVICE, ISTIO_GATEWAY, RELEASE, NAMESPACE].includes(type),
  check(world, findings) {
    const namespaceOf = world.namespaceOf;
    const gateways = world.where((type) => type === ISTIO_GATEWAY);
    const known = new Set(gateways.map((gateway) => `${namespaceOf(gateway)}/${gateway.name}`));
    const hiddenIn = world.blindSpots(isGateway);
    for (const service of world.virtualServices) {
      for (const gateway of gatewaysOf(service)) {
        if (!gateway.isReadable) {
          findings.notEvaluated(gateway);
          continue;
        }
        if (gateway.text === undefined || gateway.text === MESH_GATEWAY) continue;
        const { namespace, name } = gatewayReference(gateway.text, service.namespace);
        if (namespace === undefined) {
          findings.notEvaluated(namespaceField(service.root.resource));
        } else if (!known.has(`${namespace}/${name}`)) {
          const message = `Gateway "${name}" is not declared in namespace "${namespace}"`;
          failUnlessHidden(gateway, message, hiddenIn(namespace), findings);
        }
      }
    }
  },
});
