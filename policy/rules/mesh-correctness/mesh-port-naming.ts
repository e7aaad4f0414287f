import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioAnalysis } from "../../rule/frameworks";
import { isIstioType } from "../../world/mesh/istio-kinds";
import { meshMembership } from "../../world/mesh/mesh";
import { NAMESPACE, namespaceField } from "../../world/kubernetes/namespaces";
import { flag } from "../../rule/parameters";
import { protocolOf } from "./mesh-port-naming/port-protocols";
import { stackRule } from "../../rule/rule";
import { checkServiceEntries } from "./mesh-port-naming/service-entry-ports";
import { isAlias, type Service } from "../../world/kubernetes/services";
import { checkSharedPods } from "./mesh-port-naming/shared-pods";
import type { World } from "../../world/world";

/** What a proxy takes for bytes gets no retries, no metrics of requests and no rules on paths. */
export const meshPortNaming = stackRule({
  id: "mesh-port-naming",
  topic: "mesh-correctness",
  severity: "low",
  description:
    "Every port declares its protocol, and nothing declares a different one for the same port.",
  remediation:
    "Set appProtocol, or begin the name of the port with its protocol, such as http-web; give a " +
    "ServiceEntry for TCP its addresses; let the Services of a pod agree on its ports.",
  frameworks: [
    istioAnalysis("IST0118", "Port names follow the naming convention"),
    istioAnalysis("IST0134", "A ServiceEntry for TCP has addresses"),
  ],
  parameters: {
    assumeMesh: flag("Also judge stacks that do not mention a mesh.", { dev: true, prod: true }),
  },
  checks: {
    services: "Every port of a Service declares its protocol.",
    "service-entries": "Ports of ServiceEntries have addresses and agree on their protocol.",
    "shared-pods": "Services that select the same pods agree on their ports.",
  },
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings }) {
    const isJudged = meshPlaces(world, settings.assumeMesh);
    for (const service of world.services) {
      if (service.namespace === undefined) {
        findings.of("services").notEvaluated(namespaceField(service.root.resource));
      } else if (isJudged(service.namespace) && !isOfControlPlane(service)) {
        checkPorts(service, findings.of("services"));
      }
    }
    checkServiceEntries(world, findings.of("service-entries"));
    checkSharedPods(world, isJudged, findings.of("shared-pods"));
  },
});

/**
 * Whether a namespace may be used from a mesh: callers in a mesh read the ports of all Services, so
 * that only a stack without a mesh leaves out the namespaces that it declares.
 */
function meshPlaces(world: World, assumeMesh: boolean): (namespace: string) => boolean {
  const namespaces = world.usedNamespaces();
  const hasMesh =
    world.resources.some(({ type }) => isIstioType(type)) ||
    namespaces.some((namespace) => meshMembership(namespace) !== false);
  const declared = new Set(
    world.resources.filter(({ type }) => type === NAMESPACE).map(({ name }) => name),
  );
  return (namespace) => {
    if (namespace.startsWith("kube-") || namespace === "istio-system") return false;
    return hasMesh || (assumeMesh && !declared.has(namespace));
  };
}

function isOfControlPlane({ root }: Service): boolean {
  const labels = root.get("metadata", "labels");
  return labels.get("istio").isSet || labels.get("release").value === "istio";
}

function checkPorts(service: Service, findings: Findings): void {
  for (const port of service.root.get("spec", "ports").items()) {
    const known = protocolOf(port);
    if (known instanceof Field) {
      findings.notEvaluated(known);
    } else if (known.protocol === undefined) {
      findings.fail(known.field, "the port declares no protocol, so the proxy has to detect it");
    } else if (known.protocol === "tcp" && isAlias(service)) {
      findings.fail(
        known.field,
        "a TCP port of an ExternalName Service captures the port for every host",
      );
    }
  }
}
