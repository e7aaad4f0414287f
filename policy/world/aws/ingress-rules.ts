import { coversAll, isAnywhere } from "../../../components/core/pure/cidr";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { listed } from "./policy-document";

/** SSH and RDP: open ports are found and attacked within minutes. */
export const ADMIN_PORTS = [22, 3389] as const;

/** One inbound rule, declared by any type of resource. */
export interface IngressRule {
  /** Set for a type of resource that declares both directions. */
  readonly direction: Field;
  /** Protocol by name or number; `-1` stands for all. */
  readonly protocol: Field;
  readonly fromPort: Field;
  readonly toPort: Field;
  /** One field for each address block, of both families. */
  readonly sources: readonly Field[];
  /** Lists of address blocks that are declared elsewhere. */
  readonly prefixLists: readonly Field[];
}

/** The ingress rules of each type of resource; a separate rule is the resource itself. */
const RULES_AT: ReadonlyMap<string, (root: Field) => readonly Field[]> = new Map([
  ["aws:ec2/securityGroup:SecurityGroup", (root) => root.get("ingress").items()],
  ["aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", (root) => root.get("ingress").items()],
  ["aws:ec2/securityGroupRule:SecurityGroupRule", (root) => (isEgress(root) ? [] : [root])],
  ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", (root) => [root]],
  ["aws-native:ec2:SecurityGroup", (root) => root.get("securityGroupIngress").items()],
  ["aws-native:ec2:SecurityGroupIngress", (root) => [root]],
]);

/** Types of resource that can allow inbound traffic. */
export const INGRESS_TYPES: ReadonlySet<string> = new Set(RULES_AT.keys());

/** The ingress rules that a resource declares. */
export function ingressRulesOf(root: Field): readonly IngressRule[] {
  return RULES_AT.get(root.resource.type)?.(root).map(readRule) ?? [];
}

function isEgress(root: Field): boolean {
  return root.get("type").value === "egress";
}

/** One rule of either direction, declared by any type of resource. */
export function readRule(rule: Field): IngressRule {
  const lists = [rule.get("cidrBlocks"), rule.get("ipv6CidrBlocks")];
  const single = [rule.get("cidrIpv4"), rule.get("cidrIpv6"), rule.get("cidrIp")];
  const protocol = rule.get("protocol");
  return {
    direction: rule.get("type"),
    protocol: protocol.isSet ? protocol : rule.get("ipProtocol"),
    fromPort: rule.get("fromPort"),
    toPort: rule.get("toPort"),
    sources: [...lists.flatMap((list) => list.items()), ...single.filter((block) => block.isSet)],
    prefixLists: PREFIX_LISTS.flatMap((key) => listed(rule.get(key))),
  };
}

const PREFIX_LISTS = ["prefixListIds", "prefixListId", "sourcePrefixListId"] as const;

/** Reports the prefix lists of a rule as not evaluated: any of them may contain all addresses. */
export function reportPrefixLists({ prefixLists }: IngressRule, findings: Findings): void {
  for (const list of prefixLists) {
    if (list.isReadable)
      findings.notEvaluated(list, `not part of the resource: what ${list.path} holds`);
    else findings.notEvaluated(list);
  }
}

/** The sources of a rule that are or may be everyone: one alone, or all of them together. */
export function openSources({ sources }: IngressRule): readonly Field[] {
  const open = sources.filter((source) => !source.isReadable || isAnywhere(source.value));
  if (open.length > 0 || !coversAll(sources.map(({ value }) => value))) return open;
  return sources.slice(0, 1);
}

/** The ports that a rule opens, or may open once its unreadable fields are known. */
export interface OpenPorts {
  readonly ports: readonly number[];
  readonly unreadable: readonly Field[];
}

const EVERY_PROTOCOL: ReadonlySet<string> = new Set(["-1", "all"]);
const PROTOCOLS_WITH_PORTS: ReadonlySet<string> = new Set(["tcp", "6", "udp", "17"]);
const UDP: ReadonlySet<string> = new Set(["udp", "17"]);
const LAST_PORT = 65_535;

/** Which of `ports` a rule opens; the ICMP types that share the port fields do not count. */
export function openPorts(rule: IngressRule, ports: readonly number[]): OpenPorts {
  const range = openRange(rule);
  if (range === undefined) return { ports: [], unreadable: [] };
  const { first, last, unreadable } = range;
  return { ports: ports.filter((port) => first <= port && port <= last), unreadable };
}

/** The ports from the first to the last that a rule opens, or may open. */
export interface OpenRange {
  readonly first: number;
  readonly last: number;
  /** True for UDP only. */
  readonly udp: boolean;
  readonly unreadable: readonly Field[];
}

/** The range of a rule; undefined for one that opens no port, such as an ICMP type. */
export function openRange(rule: IngressRule): OpenRange | undefined {
  const { direction, protocol, fromPort, toPort } = rule;
  const name = String(protocol.value).toLowerCase();
  if (EVERY_PROTOCOL.has(name)) {
    return { first: 0, last: LAST_PORT, udp: false, unreadable: unreadableOf([direction]) };
  }
  const hasPorts = PROTOCOLS_WITH_PORTS.has(name) || (!protocol.isSet && fromPort.isSet);
  if (protocol.isReadable && !hasPorts) return undefined;
  return {
    first: portOf(fromPort, 0),
    last: portOf(toPort, LAST_PORT),
    udp: UDP.has(name),
    unreadable: unreadableOf([direction, protocol, fromPort, toPort]),
  };
}

/** An absent or negative bound means no bound, and an unreadable one may be anything. */
function portOf(field: Field, unbounded: number): number {
  const port = field.isReadable && field.isSet ? Number(field.value) : unbounded;
  return port < 0 ? unbounded : port;
}

function unreadableOf(fields: readonly Field[]): readonly Field[] {
  return fields.filter((field) => !field.isReadable);
}
