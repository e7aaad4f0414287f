import { isAnywhere } from "../../support/cidr";
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
    for (const entry of aclEntriesOf(resource)) checkEntry(entry, findings);
  },
});

function checkEntry({ action, source, unreadable, ports }: AclEntry, findings: Findings): void {
  if (action.isReadable && String(action.value).toLowerCase() !== "allow") return;
  if (!opens(ports)) return;
  if (source.isReadable && !isAnywhere(source.value)) return;
  const hidden = [action, source, ...unreadable].find((field: Field) => !field.isReadable);
  if (hidden === undefined) findings.fail(source, "the ACL lets everyone in");
  else findings.notEvaluated(hidden);
}

function opens({ first, last }: AclEntry["ports"]): boolean {
  return ADMIN_PORTS.some((port) => first <= port && port <= last);
}
