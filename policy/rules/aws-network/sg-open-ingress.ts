import type { Findings } from "../../rule/findings";
import { fsbp } from "../../rule/frameworks";
import {
  ADMIN_PORTS,
  ingressRulesOf,
  INGRESS_TYPES,
  openRange,
  openSources,
  reportPrefixLists,
  type IngressRule,
  type OpenRange,
} from "../../world/aws/ingress-rules";
import { integers } from "../../rule/parameters";
import { resourceRule } from "../../rule/rule";

interface OpenSettings {
  readonly allowedPorts: readonly number[];
  readonly allowedUdpPorts: readonly number[];
}

/** Every service behind an open port can be reached by everyone, including services that are added later. */
export const sgOpenIngress = resourceRule({
  id: "sg-open-ingress",
  topic: "aws-network",
  severity: "high",
  description: "Only allowed ports are open to the internet.",
  remediation:
    "Allow only the networks that need the port, or put the service behind a load balancer on an " +
    "allowed port.",
  frameworks: [
    fsbp("EC2.18", "Unrestricted incoming traffic for authorized ports only"),
    fsbp("EC2.19", "No unrestricted access to ports with high risk"),
  ],
  parameters: {
    allowedPorts: integers("TCP ports that may be open to the internet.", [80, 443]),
    allowedUdpPorts: integers("UDP ports that may be open to the internet.", []),
  },
  appliesTo: (type) => INGRESS_TYPES.has(type),
  check(resource, findings, { settings }) {
    for (const rule of ingressRulesOf(resource)) checkRule(rule, settings, findings);
  },
});

function checkRule(rule: IngressRule, settings: OpenSettings, findings: Findings): void {
  const range = openRange(rule);
  if (range === undefined || isAllowed(range, settings)) return;
  reportPrefixLists(rule, findings);
  for (const source of openSources(rule)) {
    const unreadable = [source, ...range.unreadable].find((field) => !field.isReadable);
    if (unreadable === undefined) {
      findings.fail(source, `${describeRange(range)} open to the internet`);
    } else {
      findings.notEvaluated(unreadable);
    }
  }
}

/** Administration ports are checked by a separate rule. */
function isAllowed({ first, last, udp }: OpenRange, settings: OpenSettings): boolean {
  const allowed = [...ADMIN_PORTS, ...(udp ? settings.allowedUdpPorts : settings.allowedPorts)];
  const inside = new Set(allowed.filter((port) => first <= port && port <= last));
  return inside.size === last - first + 1;
}

function describeRange({ first, last, udp }: OpenRange): string {
  const protocol = udp ? "UDP " : "";
  return first === last
    ? `${protocol}port ${first} is`
    : `${protocol}ports ${first} to ${last} are`;
}
