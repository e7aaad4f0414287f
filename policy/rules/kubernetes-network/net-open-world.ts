import { coversAll, isWithin } from "../../world/cidr";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import {
  BOTH_DIRECTIONS,
  NETWORK_POLICY,
  peersOf,
  rulesOf,
  type Direction,
} from "../../world/kubernetes/network-policies";
import { opensAllPorts, opensPort } from "./net-open-world/policy-ports";
import { resourceRule } from "../../rule/rule";

/** The metadata service of a node, which gives out the credentials of the role of the node. */
const METADATA = "169.254.169.254/32";
const METADATA_PORT = 80;

/** A policy that allows everything has no effect, and pods that reach the metadata get its credentials. */
export const netOpenWorld = resourceRule({
  id: "net-open-world",
  topic: "kubernetes-network",
  severity: "high",
  description:
    "No NetworkPolicy opens all ports to every address, or allows the metadata service of nodes.",
  remediation:
    "Name the peers and ports that are needed, and list 169.254.169.254/32 under except of every " +
    "egress block that includes it.",
  frameworks: [
    eksBestPractices("network security", "Restrict traffic by network policies"),
    eksBestPractices("identity and access", "Restrict access to the instance profile"),
  ],
  checks: {
    ports: "No rule opens all ports to every address.",
    metadata: "No egress rule allows the metadata service of nodes.",
  },
  parameters: {},
  appliesTo: (type) => type === NETWORK_POLICY,
  check(root, findings) {
    const spec = root.get("spec");
    for (const direction of BOTH_DIRECTIONS) {
      for (const rule of rulesOf(spec, direction)) {
        if (rule.isReadable) checkRule(rule, direction, findings);
        else findings.notEvaluated(rule);
      }
    }
  },
});

function checkRule(rule: Field, direction: Direction, findings: Findings): void {
  const peers = peersOf(rule, direction);
  const ports = rule.get("ports");
  const blocks = peers.items().map((peer) => peer.get("ipBlock"));
  const unreadable = [peers, ...blocks.map((block) => block.get("cidr")), ports].find(
    (field) => !field.isReadable,
  );
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  if (!peers.isReadable || !ports.isReadable) return;
  const word = direction === "Ingress" ? "from" : "to";
  const isOpenToAll = peers.items().length === 0;
  if (isOpenToAll) {
    const reachesMetadata = direction === "Egress" && opensPort(ports, METADATA_PORT);
    if (opensAllPorts(ports))
      findings.of("ports").fail(rule, `the rule opens all ports ${word} everyone`);
    else if (reachesMetadata)
      findings.of("metadata").fail(rule, "the rule allows the metadata service of the nodes");
    return;
  }
  if (opensAllPorts(ports) && coversAll(blocks.map((block) => block.get("cidr").value))) {
    const world = blocks.map((block) => block.get("cidr")).find((cidr) => cidr.isSet) ?? peers;
    findings.of("ports").fail(world, `the rule opens all ports ${word} every address`);
  }
  if (direction === "Egress")
    for (const block of blocks) checkMetadata(block, findings.of("metadata"));
}

function checkMetadata(block: Field, findings: Findings): void {
  const cidr = block.get("cidr");
  if (cidr.text === undefined || !isWithin(METADATA, cidr.text)) return;
  const exceptions = block.get("except");
  const entries = exceptions.items();
  if (entries.some(({ text }) => text !== undefined && isWithin(METADATA, text))) return;
  const unreadable = entries.find((entry) => !entry.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(exceptions, "the block includes the metadata service of the nodes");
}
