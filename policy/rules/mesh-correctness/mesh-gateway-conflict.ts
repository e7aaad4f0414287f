import { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { groupBy } from "../../../components/core/pure/group-by";
import { ISTIO_GATEWAY } from "../../world/mesh/istio-kinds";
import { NAMESPACE } from "../../world/kubernetes/namespaces";
import { stackRule } from "../../rule/rule";
import { hasLabels } from "../../world/kubernetes/selectors";

/** The age of two conflicting servers decides which of them answers. */
export const meshGatewayConflict = stackRule({
  id: "mesh-gateway-conflict",
  topic: "mesh-correctness",
  severity: "high",
  description:
    "On the same proxies, each host of a port and each certificate is served by one Gateway only.",
  remediation: "Move the servers into one Gateway, or give each its own host, port or certificate.",
  frameworks: [istioBestPractices("gateways", "Restrict who declares hosts of a Gateway")],
  checks: {
    hosts: "Each host of a port is served once.",
    certificates: "Each certificate is used by one Gateway.",
  },
  parameters: {},
  appliesTo: (type) => type === ISTIO_GATEWAY || type === NAMESPACE,
  check(world, findings) {
    const namespaceOf = world.namespaceOf;
    const servers = world
      .where((type) => type === ISTIO_GATEWAY)
      .filter(({ partial }) => !partial)
      .flatMap((resource) => serversOf(Field.root(resource), namespaceOf(resource), findings));
    checkHosts(servers, findings.of("hosts"));
    checkCertificates(servers, findings.of("certificates"));
  },
});

/** A server of a Gateway whose proxies and port are known. */
interface Server {
  readonly field: Field;
  readonly selector: Field;
  /** Proxies, address and port in one text. */
  readonly listener: string;
  readonly namespace: string | undefined;
}

function serversOf(
  gateway: Field,
  namespace: string | undefined,
  findings: Findings,
): readonly Server[] {
  const selector = gateway.get("spec", "selector");
  const labels = selector.entries();
  const servers = gateway.get("spec", "servers").items();
  return servers.flatMap((field) => {
    const [port, bind] = [field.get("port", "number"), field.get("bind")];
    const read = [selector, ...labels.map(([, label]) => label), port, bind];
    const hidden = read.filter((part) => !part.isReadable);
    for (const part of hidden) findings.notEvaluated(part);
    if (hidden.length > 0) return [];
    const proxies = labels.map(([key, { value }]) => [key, value]).toSorted();
    const listener = JSON.stringify([proxies, bind.value ?? "", port.value]);
    return [{ field, selector, listener, namespace }];
  });
}

/** A host of a server, with the namespace that may bind routes to it. */
interface ServedHost {
  readonly field: Field;
  /** Undefined where any namespace may. */
  readonly namespace: string | undefined;
}

function checkHosts(servers: readonly Server[], findings: Findings): void {
  const hosts = servers.flatMap((server) =>
    server.field
      .get("hosts")
      .items()
      .map((field) => {
        if (!field.isReadable) findings.notEvaluated(field);
        const [name, namespace] = splitHost(field.text ?? "", server.namespace);
        return { field, name, namespace, listener: server.listener };
      }),
  );
  const named = hosts.filter(({ name }) => name !== "");
  for (const group of groupBy(named, ({ name, listener }) => `${name} ${listener}`).values()) {
    for (const host of group.filter((one) => group.some((other) => collide(one, other)))) {
      findings.fail(host.field, "another server on the same proxies and port has the same host");
    }
  }
}

/** The host without its namespace, and that; undefined where a host is open to all of them. */
function splitHost(host: string, own: string | undefined): readonly [string, string | undefined] {
  const slash = host.indexOf("/");
  const place = slash === -1 ? "*" : host.slice(0, slash);
  const namespace = place === "." ? own : place;
  return [host.slice(slash + 1), namespace === "*" ? undefined : namespace];
}

function collide(one: ServedHost, other: ServedHost): boolean {
  if (one === other) return false;
  const places = [one.namespace, other.namespace];
  return places.includes(undefined) || one.namespace === other.namespace;
}

/** A browser reuses a connection for every host of its certificate, so requests reach the wrong server. */
function checkCertificates(servers: readonly Server[], findings: Findings): void {
  const users = servers.flatMap((server) => {
    const certificate = certificateOf(server.field.get("tls"));
    if (certificate?.isReadable === false) findings.notEvaluated(certificate);
    return certificate?.text ? [{ server, certificate }] : [];
  });
  for (const group of groupBy(users, ({ certificate }) => certificate.text).values()) {
    for (const { server, certificate } of group) {
      if (group.some((other) => shareProxies(server, other.server))) {
        findings.fail(
          certificate,
          "a server of another Gateway on the same proxies uses the same certificate",
        );
      }
    }
  }
}

/** The field that names the certificate: a Secret, else a file of the proxy. */
function certificateOf(tls: Field): Field | undefined {
  return [tls.get("credentialName"), tls.get("serverCertificate")].find((field) => field.isSet);
}

/** True for servers of two Gateways of which one selects all the proxies of the other. */
function shareProxies(one: Server, other: Server): boolean {
  if (one.field.resource === other.field.resource) return false;
  const [own, others] = [one.selector, other.selector];
  return hasLabels(own, others) === true || hasLabels(others, own) === true;
}
