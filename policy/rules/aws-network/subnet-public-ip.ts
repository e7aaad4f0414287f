import { coversAll, isAnywhere } from "../../../components/core/pure/cidr";
import type { Field } from "../../support/field";
import type { Findings } from "../../support/findings";
import { fsbp } from "../../support/frameworks";
import { ADMIN_PORTS } from "../../support/ingress-rules";
import { aclEntriesOf, NETWORK_ACL_TYPES, type AclEntry } from "../../support/network-acls";
import { isTrue } from "../../support/predicates";
import { resourceRule } from "../../support/rule";
import { SUBNET_TYPES } from "../../support/subnets";

/** What gets a public address without asking is on the internet without anyone's decision. */
export const subnetPublicIp = resourceRule({
  id: "subnet-public-ip",
  topic: "aws-network",
  severity: "medium",
  description:
    "No subnet hands out public addresses by itself, and no network ACL lets everyone in.",
  remediation:
    "Set mapPublicIpOnLaunch to false; let the ACL admit named networks, or leave the port out.",
  frameworks: [
    fsbp("EC2.15", "Subnets should not automatically assign public IP addresses"),
    fsbp("EC2.21", "No ingress from 0.0.0.0/0 to port 22 or port 3389 in network ACLs"),
  ],
  parameters: {},
  appliesTo: (type) => SUBNET_TYPES.has(type) || NETWORK_ACL_TYPES.has(type),
  check(resource, findings) {
    findings.forbid(
      resource.get("mapPublicIpOnLaunch"),
      isTrue,
      "the subnet gives every machine a public address",
    );
    const entries = aclEntriesOf(resource).filter(opensSomething);
    for (const entry of entries) checkEntry(entry, findings);
    checkTogether(entries.filter(isClosedAlone), findings);
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
  if (hidden === undefined) findings.fail(source, "the ACL lets everyone in");
  else findings.notEvaluated(hidden);
}

/** Blocks that are everyone between them, as the two halves of all addresses are. */
function checkTogether(entries: readonly AclEntry[], findings: Findings): void {
  const known = entries.filter((entry) => hiddenIn(entry) === undefined);
  for (const port of ADMIN_PORTS) {
    const sources = known.filter(({ ports }) => opens(ports, port)).map(({ source }) => source);
    const [first] = sources;
    if (first === undefined || !coversAll(sources.map(({ value }) => value))) continue;
    findings.fail(first, "the entries of the ACL let everyone in together");
    return;
  }
}

function hiddenIn({ action, source, unreadable }: AclEntry): Field | undefined {
  return [action, source, ...unreadable].find((field) => !field.isReadable);
}
