import { exportScopes } from "../../../world/mesh/export-scopes";
import { Field } from "../../../rule/field";
import type { Findings } from "../../../rule/findings";
import { SERVICE_ENTRY } from "../../../world/mesh/istio-kinds";
import type { NormalizedResource } from "../../../rule/resource";
import type { World } from "../../../world/world";

/** A port of a ServiceEntry, for one of its hosts and one group of callers. */
interface EntryPort {
  readonly scope: string;
  /** The host and the number. */
  readonly address: string;
  readonly protocol: Field;
}

/** Reports ports of ServiceEntries whose connections the mesh cannot tell apart. */
export function checkServiceEntries(world: World, findings: Findings): void {
  const namespaceOf = world.namespaceOf;
  const ports: EntryPort[] = [];
  for (const entry of world
    .where((type) => type === SERVICE_ENTRY)
    .filter(({ partial }) => !partial)) {
    const root = Field.root(entry);
    checkAddresses(root, findings.of("addresses"));
    ports.push(...portsOf(root, namespaceOf(entry), findings.of("service-entries")));
  }
  for (const { protocol } of clashing(ports)) {
    findings
      .of("service-entries")
      .fail(protocol, "another ServiceEntry declares another protocol for the same host and port");
  }
}

/** TCP traffic carries no host name, so only the address identifies the host. */
function checkAddresses(root: Field, findings: Findings): void {
  const addresses = root.get("spec", "addresses");
  if (addresses.isReadable && addresses.items().length > 0) return;
  for (const port of root.get("spec", "ports").items()) {
    const protocol = port.get("protocol");
    if (!protocol.isReadable) findings.notEvaluated(protocol);
    else if (!["", "TCP"].includes(protocolName(protocol))) continue;
    else if (!addresses.isReadable) findings.notEvaluated(addresses);
    else findings.fail(protocol, "the port is TCP, but the ServiceEntry has no addresses");
  }
}

function portsOf(
  root: Field,
  namespace: string | undefined,
  findings: Findings,
): readonly EntryPort[] {
  const scopes = exportScopes(root.get("spec", "exportTo"), namespace);
  const hosts = root.get("spec", "hosts").items();
  const ports = root.get("spec", "ports").items();
  const numbers = ports.map((port) => port.get("number"));
  const protocols = ports.map((port) => port.get("protocol"));
  const parts = [...hosts, ...numbers, ...protocols];
  const unreadable = scopes instanceof Field ? scopes : parts.find((part) => !part.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  if (scopes instanceof Field || unreadable !== undefined) return [];
  return [...scopes].flatMap((scope) =>
    hosts.flatMap((host) =>
      ports.map((port) => ({
        scope,
        address: `${String(host.value)}:${String(port.get("number").value)}`,
        protocol: port.get("protocol"),
      })),
    ),
  );
}

/** Ports that some callers see with two protocols. */
function clashing(ports: readonly EntryPort[]): readonly EntryPort[] {
  const byAddress = new Map<string, EntryPort[]>();
  for (const port of ports) {
    const known = byAddress.get(port.address);
    if (known === undefined) byAddress.set(port.address, [port]);
    else known.push(port);
  }
  const clashes = [...byAddress.values()].flatMap((group) =>
    group.filter((one) => group.some((other) => clash(one, other))),
  );
  return firstOfEach(clashes);
}

function clash(one: EntryPort, other: EntryPort): boolean {
  if (one.protocol.resource === other.protocol.resource) return false;
  const meet = one.scope === other.scope || one.scope === "*" || other.scope === "*";
  return meet && protocolName(one.protocol) !== protocolName(other.protocol);
}

/** One for each field, which several hosts and callers may share. */
function firstOfEach(ports: readonly EntryPort[]): readonly EntryPort[] {
  const seen = new Map<NormalizedResource, Set<string>>();
  return ports.filter(({ protocol: { resource, path } }) => {
    const paths = seen.get(resource) ?? new Set();
    seen.set(resource, paths);
    const isNew = !paths.has(path);
    paths.add(path);
    return isNew;
  });
}

function protocolName({ text }: Field): string {
  return (text ?? "").toUpperCase();
}
