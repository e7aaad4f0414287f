import { celRecord, celText } from "../../../../components/security/pure/cel";

/** Address of the metadata service of a node, which gives out the keys of the node's role. */
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

/** CEL of the rules of both directions, to be read as `variables.rules`. */
export const RULES_IN_CEL = `${rulesOf("ingress")} + ${rulesOf("egress")}`;

/** CEL of the rules that open all ports to the whole world or reach the metadata of the nodes. */
export const OPEN_RULES =
  `variables.rules.filter(rule, (${OPENS_ALL_PORTS} && ` +
  `(rule.peers.size() == 0 || ${coversAll(4)} || ${coversAll(6)})) || (${REACHES_METADATA}))` +
  '.map(rule, "spec." + rule.at)';
