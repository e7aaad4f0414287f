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

/** Traffic that a proxy treats as TCP has no retries, no request metrics and no rules on paths. */
export const meshPortNaming = stackRule({
  id: "mesh-port-naming",
  topic: "mesh-correctness",
  severity: "low",
  description:
    "Every port declares its protocol, and no other object declares another one for the same port.",
  remediation:
    "Set appProtocol, or start the name of the port with its protocol, such as http-web; set " +
    "addresses in a ServiceEntry for TCP; use the same ports in all Services of a pod.",
  frameworks: [
    istioAnalysis("IST0118", "Port names follow the naming convention"),
    istioAnalysis("IST0134", "A ServiceEntry for TCP has addresses"),
  ],
  checks: {
    protocol: "Every port of a Service declares its protocol.",
    alias: "No ExternalName Service has a TCP port.",
    addresses: "A ServiceEntry for TCP has addresses.",
    "service-entries": "ServiceEntries agree on the protocol of a host and port.",
    "shared-pods": "The Services of a pod agree on its ports.",
  },
  parameters: {
    assumeMesh: flag("Also check stacks that declare nothing of a mesh.", {
      dev: true,
      prod: true,
    }),
  },
  appliesTo: (type) => type.startsWith("kubernetes:"),
  check(world, findings, { settings }) {
    const isJudged = meshPlaces(world, settings.assumeMesh);
    for (const service of world.services) {
      if (service.namespace === undefined) {
        findings.of("protocol").notEvaluated(namespaceField(service.root.resource));
      } else if (isJudged(service.namespace) && !isOfControlPlane(service)) {
        checkPorts(service, findings);
      }
    }
    checkServiceEntries(world, findings);
    checkSharedPods(world, isJudged, findings.of("shared-pods"));
  },
});

/**
 * Tells whether a namespace may have to do with a mesh: callers in a mesh go by the ports of all
 * Services, so that only a stack without one leaves namespaces out, namely those that it declares.
 */
function meshPlaces(world: World, assumeMesh: boolean): (namespace: string) => boolean {
  const namespaces = world.usedNamespaces();
  const hasMesh =
    world.where(isIstioType).length > 0 ||
    namespaces.some((namespace) => meshMembership(namespace) !== false);
  const declared = new Set(world.where((type) => type === NAMESPACE).map(({ name }) => name));
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
      findings.of("protocol").notEvaluated(known);
    } else if (known.protocol === undefined) {
      findings
        .of("protocol")
        .fail(known.field, "the port does not declare a protocol that the mesh knows");
    } else if (known.protocol === "tcp" && isAlias(service)) {
      findings
        .of("alias")
        .fail(known.field, "a TCP port of an ExternalName Service captures the port of every host");
    }
  }
}
