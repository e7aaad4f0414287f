import type { Findings } from "../../rule/findings";
import { cisAws, fsbp } from "../../rule/frameworks";
import {
  ADMIN_PORTS,
  ingressRulesOf,
  INGRESS_TYPES,
  openPorts,
  openSources,
  reportPrefixLists,
  type IngressRule,
} from "../../world/aws/ingress-rules";
import { integers } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";

/** Administration ports are for a bastion, a VPN or Session Manager, not for the internet. */
export const sgAdminIngress = resourceRule({
  id: "sg-admin-ingress",
  topic: "aws-network",
  severity: "critical",
  description: "No security group opens an administration port to the internet.",
  remediation:
    "Allow only the networks that need the port, or close it and use Session Manager instead.",
  frameworks: [
    fsbp("EC2.13", "No ingress from 0.0.0.0/0 or ::/0 to port 22"),
    fsbp("EC2.14", "No ingress from 0.0.0.0/0 or ::/0 to port 3389"),
    cisAws("5.3", "No ingress from 0.0.0.0/0 to remote server administration ports"),
    cisAws("5.4", "No ingress from ::/0 to remote server administration ports"),
  ],
  parameters: { ports: integers("Administration ports.", ADMIN_PORTS) },
  appliesTo: (type) => INGRESS_TYPES.has(type),
  check(resource, findings, { settings }) {
    for (const rule of ingressRulesOf(resource)) checkRule(rule, settings.ports, findings);
  },
});

function checkRule(rule: IngressRule, ports: readonly number[], findings: Findings): void {
  const open = openPorts(rule, ports);
  if (open.ports.length === 0) return;
  reportPrefixLists(rule, findings);
  for (const source of openSources(rule)) {
    const unreadable = [source, ...open.unreadable].find((field) => !field.isReadable);
    if (unreadable === undefined) {
      findings.fail(source, `${describePorts(open.ports)} open to the internet`);
    } else {
      findings.notEvaluated(unreadable);
    }
  }
}

function describePorts(ports: readonly number[]): string {
  const list = ports.join(" and ");
  return ports.length === 1 ? `port ${list} is` : `ports ${list} are`;
}
