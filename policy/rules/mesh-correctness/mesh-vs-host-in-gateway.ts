import { anyOf, type Answer } from "../../rule/answers";
import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioAnalysis } from "../../rule/frameworks";
import { ISTIO_GATEWAY, VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { includesHost, reasonOf } from "../../world/mesh/mesh-hosts";
import { NAMESPACE, namespaceField } from "../../world/kubernetes/namespaces";
import type { NormalizedResource } from "../../rule/resource";
import { stackRule } from "../../rule/rule";
import {
  boundGateways,
  gatewayReference,
  MESH_GATEWAY,
  type VirtualService,
} from "../../world/mesh/virtual-services";
import type { World } from "../../world/world";

/** A gateway drops the routes for hosts that none of its servers serves. */
export const meshVsHostInGateway = stackRule({
  id: "mesh-vs-host-in-gateway",
  topic: "mesh-correctness",
  severity: "medium",
  description: "Every Gateway of a VirtualService serves at least one of its hosts.",
  remediation:
    "Add the host to a server of the Gateway, or correct the namespace in front of it or the host.",
  frameworks: [istioAnalysis("IST0132", "The hosts of a route are among those of its gateway")],
  parameters: {},
  appliesTo: (type) => [VIRTUAL_SERVICE, ISTIO_GATEWAY, NAMESPACE].includes(type),
  check(world, findings) {
    const gateways = gatewaysByName(world);
    for (const service of world.virtualServices) {
      const hosts = service.root.get("spec", "hosts").items();
      // A VirtualService without hosts is a delegate of others.
      if (hosts.length === 0) continue;
      for (const bound of boundGateways(service)) {
        if (!bound.isReadable) findings.notEvaluated(bound);
        if (bound.text === undefined || bound.text === MESH_GATEWAY) continue;
        const { namespace, name } = gatewayReference(bound.text, service.namespace);
        const gateway = gateways.get(`${namespace}/${name}`);
        if (service.namespace === undefined || namespace === undefined) {
          findings.notEvaluated(namespaceField(service.root.resource));
        } else if (gateway !== undefined) {
          report(bound, servesOneOf(hosts, Field.root(gateway), service, namespace), findings);
        }
      }
    }
  },
});

/** Whole Gateways by namespace and name. */
function gatewaysByName(world: World): ReadonlyMap<string, NormalizedResource> {
  const namespaceOf = world.namespaceOf;
  return new Map(
    world
      .where((type) => type === ISTIO_GATEWAY)
      .filter(({ partial }) => !partial)
      .map((gateway) => [`${namespaceOf(gateway)}/${gateway.name}`, gateway]),
  );
}

function report(bound: Field, answer: Answer, findings: Findings): void {
  if (answer === false)
    findings.fail(bound, "the Gateway serves none of the hosts of the VirtualService");
  else if (answer === true) return;
  else if (answer.resource === bound.resource) findings.notEvaluated(answer);
  else findings.notEvaluated(bound, reasonOf(answer));
}

function servesOneOf(
  hosts: readonly Field[],
  gateway: Field,
  service: VirtualService,
  gatewayNamespace: string,
): Answer {
  const served = gateway
    .get("spec", "servers")
    .items()
    .flatMap((server) => server.get("hosts").items());
  return anyOf(
    served.flatMap((own) => {
      if (!own.isReadable) return [own];
      const open = hostFor(own.text ?? "", service.namespace, gatewayNamespace);
      if (open === undefined) return [];
      return hosts.map((host) => (host.isReadable ? overlaps(open, host.text ?? "") : host));
    }),
  );
}

/** The host of `namespace/host` where routes of a namespace may use it. */
function hostFor(
  text: string,
  namespace: string | undefined,
  gatewayNamespace: string,
): string | undefined {
  const slash = text.indexOf("/");
  if (slash === -1) return text;
  const place = text.slice(0, slash);
  const allowed = place === "." ? gatewayNamespace : place;
  return allowed === "*" || allowed === namespace ? text.slice(slash + 1) : undefined;
}

function overlaps(one: string, other: string): boolean {
  return includesHost(one, other) || includesHost(other, one);
}
