import { celRecord, celText } from "../cel";
import type { AdmissionRule } from "../rule";

/** Where a node tells its secrets, its role's keys among them. */
const METADATA = '"169.254.169.254"';

/** The ports of a rule leave none out. */
const OPENS_ALL_PORTS =
  "(rule.?ports.orValue([]).size() == 0 || rule.ports.exists(p, !p.?port.hasValue() || " +
  "(type(p.port) == int && p.port <= 1 && p.?endPort.orValue(0) >= 65535)))";

/** The ports of a rule let TCP to port 80 through, where the metadata is served. */
const OPENS_METADATA_PORT =
  "(rule.?ports.orValue([]).size() == 0 || rule.ports.exists(p, " +
  'p.?protocol.orValue("TCP") == "TCP" && (!p.?port.hasValue() || ' +
  "(type(p.port) == int && p.port <= 80 && p.?endPort.orValue(p.port) >= 80))))";

/** How wide a block must be to count: narrower ones cannot add up to all addresses. */
const NARROWEST = 16;

/** Wide blocks of the rule's peers; a text that is no block reaches nothing. */
const BLOCKS =
  'rule.peers.filter(peer, isCIDR(peer.?ipBlock.?cidr.orValue("")) && ' +
  `cidr(peer.ipBlock.cidr).prefixLength() <= ${NARROWEST})` +
  ".map(peer, cidr(peer.ipBlock.cidr).masked())";

/** Shares of the address space by length of the prefix. */
const SHARES = `[${Array.from({ length: NARROWEST + 1 }, (_, length) => (2 ** -length).toExponential()).join(", ")}]`;

/**
 * True when the blocks of one family hold every address between them. Each counts by its share of
 * the addresses, unless another holds it; what is listed twice counts once.
 */
function coversAll(family: 4 | 6): string {
  const isOutermost =
    `b.ip().family() == ${family} && ` +
    "!rule.blocks.exists(other, other != b && other.containsCIDR(b))";
  const share = `${SHARES}[b.prefixLength()] / double(rule.blocks.filter(other, other == b).size())`;
  return `rule.blocks.filter(b, ${isOutermost}).map(b, ${share}).sum() > 0.999999`;
}

/** CEL of the rules of one direction, with their peers and blocks beside them. */
function rulesOf(direction: "ingress" | "egress"): string {
  const peers = direction === "ingress" ? "from" : "to";
  const rule = celRecord({
    at: celText(direction),
    peers: `rule.?${peers}.orValue([])`,
    ports: "rule.?ports.orValue([])",
  });
  const withBlocks = celRecord({
    at: "rule.at",
    peers: "rule.peers",
    ports: "rule.ports",
    blocks: BLOCKS,
  });
  return `variables.spec.?${direction}.orValue([]).map(rule, ${rule}).map(rule, ${withBlocks})`;
}

const REACHES_METADATA =
  'rule.at == "egress" && (rule.peers.size() == 0 ? ' +
  `${OPENS_METADATA_PORT} : rule.peers.exists(peer, ` +
  'isCIDR(peer.?ipBlock.?cidr.orValue("")) && ' +
  `cidr(peer.ipBlock.cidr).containsIP(${METADATA}) && ` +
  "!peer.ipBlock.?except.orValue([])" +
  `.exists(e, isCIDR(e) && cidr(e).containsIP(${METADATA}))))`;

/** A policy that lets everything through is none, and one that reaches the node's metadata leaks it. */
export const netOpenWorld: AdmissionRule = {
  id: "net-open-world",
  severity: "high",
  problem: "the rule opens all ports to the whole world, or reaches the metadata service of nodes",
  fix:
    "name the peers and ports that are needed, and list 169.254.169.254/32 under except of every " +
    "egress block that holds it",
  matched: [{ group: "networking.k8s.io", versions: ["v1"], resources: ["networkpolicies"] }],
  variables: [
    { name: "spec", expression: "dyn(object).?spec.orValue({})" },
    { name: "rules", expression: `${rulesOf("ingress")} + ${rulesOf("egress")}` },
  ],
  judged: (object) => [`dyn(${object}).?spec`],
  breaches: () =>
    `variables.rules.filter(rule, (${OPENS_ALL_PORTS} && ` +
    `(rule.peers.size() == 0 || ${coversAll(4)} || ${coversAll(6)})) || (${REACHES_METADATA}))` +
    '.map(rule, "spec." + rule.at)',
};
