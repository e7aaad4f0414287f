import { coversAll, isAnywhere } from "../../../components/core/pure/cidr";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import { ADMIN_PORTS } from "../../world/aws/ingress-rules";
import { aclEntriesOf, NETWORK_ACL_TYPES, type AclEntry } from "./subnet-public-ip/network-acls";
import { isTrue } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";
import { SUBNET_TYPES } from "../../world/aws/subnets";

/** A machine with an automatic public address is on the internet without a decision. */
export const subnetPublicIp = resourceRule({
  id: "subnet-public-ip",
  topic: "aws-network",
  severity: "medium",
  description:
    "No subnet assigns public addresses automatically, and no network ACL opens an administration " +
    "port to the internet.",
  remediation:
    "Set mapPublicIpOnLaunch to false; let the ACL allow only the networks that need the port, or " +
    "leave the port out.",
  frameworks: [
    fsbp("EC2.15", "Subnets should not automatically assign public IP addresses"),
    fsbp("EC2.21", "No ingress from 0.0.0.0/0 to port 22 or port 3389 in network ACLs"),
  ],
  checks: {
    "public-ip": "Subnets do not assign public addresses automatically.",
    "network-acl": "Network ACLs do not open administration ports to the internet.",
  },
  parameters: {},
  appliesTo: (type) => SUBNET_TYPES.has(type) || NETWORK_ACL_TYPES.has(type),
  check(resource, findings) {
    const publicIp = resource.get("mapPublicIpOnLaunch");
    const message = "the subnet assigns a public address to every machine";
    findings.of("public-ip").forbid(publicIp, isTrue, message);
    const entries = aclEntriesOf(resource).filter(opensSomething);
    for (const entry of entries) checkEntry(entry, findings.of("network-acl"));
    checkTogether(entries.filter(isClosedAlone), findings.of("network-acl"));
  },
});

function opensSomething({ action, ports }: AclEntry): boolean {
  if (action.isReadable && String(action.value).toLowerCase() !== "allow") return false;
  return ADMIN_PORTS.some((port) => opens(ports, port));
}

function opens({ first, last }: AclEntry["ports"], port: number): boolean {
  return first <= port && port <= last;
}

function isClosedAlone({ source }: AclEntry): boolean {
  return source.isReadable && !isAnywhere(source.value);
}

function checkEntry(entry: AclEntry, findings: Findings): void {
  if (isClosedAlone(entry)) return;
  const { source } = entry;
  const hidden = hiddenIn(entry);
  if (hidden === undefined) {
    findings.fail(source, "the entry of the network ACL opens an administration port to everyone");
  } else findings.notEvaluated(hidden);
}

/** Blocks that cover all addresses together, as two halves do. */
function checkTogether(entries: readonly AclEntry[], findings: Findings): void {
  const known = entries.filter((entry) => hiddenIn(entry) === undefined);
  for (const port of ADMIN_PORTS) {
    const sources = known.filter(({ ports }) => opens(ports, port)).map(({ source }) => source);
    const [first] = sources;
    if (first === undefined || !coversAll(sources.map(({ value }) => value))) continue;
    findings.fail(
      first,
      "the entries of the network ACL together open an administration port to everyone",
    );
    return;
  }
}

function hiddenIn({ action, source, unreadable }: AclEntry): Field | undefined {
  return [action, source, ...unreadable].find((field) => !field.isReadable);
}
