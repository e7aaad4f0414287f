import type { Field } from "../../../rule/field";
import { isFalse } from "../../../rule/predicates";
import { typesOf, type Types } from "../../../world/resource-index";

const ACLS: Types = typesOf(
  "aws:ec2/networkAcl:NetworkAcl",
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
);
const ENTRIES: Types = typesOf(
  "aws:ec2/networkAclRule:NetworkAclRule",
  "aws-native:ec2:NetworkAclEntry",
);

/** Types of resource that hold entries of a network ACL. */
export const NETWORK_ACL_TYPES: Types = new Set([...ACLS, ...ENTRIES]);

/** One entry for inbound traffic from one source. */
export interface AclEntry {
  /** `allow` or `deny`. */
  readonly action: Field;
  readonly source: Field;
  /** All ports for all protocols; none for a protocol without ports. */
  readonly ports: { readonly first: number; readonly last: number };
  /** Unreadable fields that the ports depend on. */
  readonly unreadable: readonly Field[];
}

const LAST_PORT = 65_535;
const EVERY_PROTOCOL: ReadonlySet<string> = new Set(["-1", "all"]);
const PROTOCOLS_WITH_PORTS: ReadonlySet<string> = new Set(["tcp", "6", "udp", "17"]);

/** The entries of a resource for inbound traffic. */
export function aclEntriesOf(resource: Field): readonly AclEntry[] {
  const { type } = resource.resource;
  if (ACLS.has(type)) return resource.get("ingress").items().flatMap(readEntry);
  if (!ENTRIES.has(type) || isEgress(resource)) return [];
  return readEntry(resource);
}

function isEgress(entry: Field): boolean {
  const egress = entry.get("egress");
  return egress.isSet && egress.isReadable && !isFalse(egress.value);
}

function readEntry(entry: Field): readonly AclEntry[] {
  const short = entry.get("action");
  const action = short.isSet ? short : entry.get("ruleAction");
  const protocol = entry.get("protocol");
  const range = entry.get("portRange");
  const from = range.isSet ? range.get("from") : entry.get("fromPort");
  const to = range.isSet ? range.get("to") : entry.get("toPort");
  const unreadable = [entry.get("egress"), protocol, from, to].filter((part) => !part.isReadable);
  const ports = portsOf(protocol, from, to);
  const sources = [entry.get("cidrBlock"), entry.get("ipv6CidrBlock")];
  return sources
    .filter((source) => source.isSet && source.value !== "")
    .map((source) => ({ action, source, ports, unreadable }));
}

function portsOf(protocol: Field, from: Field, to: Field): AclEntry["ports"] {
  const name = String(protocol.value).toLowerCase();
  if (!protocol.isReadable || EVERY_PROTOCOL.has(name)) return { first: 0, last: LAST_PORT };
  if (!PROTOCOLS_WITH_PORTS.has(name)) return { first: 0, last: -1 };
  return { first: numberOf(from, 0), last: numberOf(to, LAST_PORT) };
}

function numberOf(field: Field, fallback: number): number {
  return field.isReadable && field.isSet ? Number(field.value) : fallback;
}
