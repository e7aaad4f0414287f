import { coversAll, isWithin } from "../../../components/core/pure/cidr";
import { OPEN_RULES, RULES_IN_CEL } from "./net-open-world/rules-in-cel";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import {
  NETWORK_POLICY,
  peersOf,
  rulesOf,
  type Direction,
} from "../../world/kubernetes/network-policies";
import { opensAllPorts, opensPort } from "./net-open-world/policy-ports";
import { resourceRule } from "../../rule/rule";

/** Address of the metadata service, which gives out the credentials of the node's role. */
const METADATA = "169.254.169.254/32";
const METADATA_PORT = 80;

/** A policy that allows everything protects nothing, and access to the metadata leaks credentials. */
export const netOpenWorld = resourceRule({
  id: "net-open-world",
  topic: "kubernetes-network",
  severity: "high",
  description:
    "No NetworkPolicy allows all ports to or from everyone, or access to the nodes' metadata service.",
  remediation:
    "Name the peers and ports that are needed, and list 169.254.169.254/32 under except of every " +
    "egress block that holds it.",
  frameworks: [
    eksBestPractices("network security", "Restrict traffic by network policies"),
    eksBestPractices("identity and access", "Restrict access to the instance profile"),
  ],
  parameters: {},
  checks: {
    "all-ports": "No rule allows all ports to or from everyone.",
    metadata: "No egress rule allows access to the metadata service.",
  },
  appliesTo: (type) => type === NETWORK_POLICY,
  check(root, findings) {
    const spec = root.get("spec");
    for (const direction of ["Ingress", "Egress"] as const) {
      for (const rule of rulesOf(spec, direction)) {
        if (rule.isReadable) checkRule(rule, direction, findings);
        else findings.notEvaluated(rule);
      }
    }
  },
  admission: {
    problem:
      "the rule opens all ports to the whole world, or reaches the metadata service of nodes",
    matched: [{ group: "networking.k8s.io", versions: ["v1"], resources: ["networkpolicies"] }],
    variables: [
      { name: "spec", expression: "dyn(object).?spec.orValue({})" },
      { name: "rules", expression: RULES_IN_CEL },
    ],
    judged: (object) => [`dyn(${object}).?spec`],
    breaches: () => OPEN_RULES,
  },
});

function checkRule(rule: Field, direction: Direction, findings: Findings): void {
  const peers = peersOf(rule, direction);
  const ports = rule.get("ports");
  const blocks = peers.items().map((peer) => peer.get("ipBlock"));
  const unreadable = [peers, ...blocks.map((block) => block.get("cidr")), ports].find(
    (field) => !field.isReadable,
  );
  const [open, metadata] = [findings.of("all-ports"), findings.of("metadata")];
  if (unreadable !== undefined) open.notEvaluated(unreadable);
  if (!peers.isReadable || !ports.isReadable) return;
  const word = direction === "Ingress" ? "from" : "to";
  const isOpenToAll = peers.items().length === 0;
  if (isOpenToAll) {
    const reachesMetadata = direction === "Egress" && opensPort(ports, METADATA_PORT);
    if (opensAllPorts(ports)) open.fail(rule, `the rule allows all ports ${word} everyone`);
    else if (reachesMetadata)
      metadata.fail(rule, "the rule allows access to the metadata service of the nodes");
    return;
  }
  if (opensAllPorts(ports) && coversAll(blocks.map((block) => block.get("cidr").value))) {
    const widest = blocks.map((block) => block.get("cidr")).find((cidr) => cidr.isSet) ?? peers;
    open.fail(widest, `the rule allows all ports ${word} every address`);
  }
  if (direction === "Egress") for (const block of blocks) checkMetadata(block, metadata);
}

function checkMetadata(block: Field, findings: Findings): void {
  const cidr = block.get("cidr");
  if (cidr.text === undefined || !isWithin(METADATA, cidr.text)) return;
  const exceptions = block.get("except");
  const entries = exceptions.items();
  if (entries.some(({ text }) => text !== undefined && isWithin(METADATA, text))) return;
  const unreadable = entries.find((entry) => !entry.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else
    findings.fail(
      exceptions,
      "the address block includes the metadata service of the nodes (169.254.169.254)",
    );
}
