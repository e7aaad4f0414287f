import { celTexts } from "../../../components/security/pure/cel";
import { istioTraffic, OVER_MESH } from "../../admission/mesh";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { istioBestPractices } from "../../rule/frameworks";
import { ISTIO_GATEWAY } from "../../world/mesh/istio-kinds";
import { texts } from "../../rule/parameters";
import { isTrue } from "../../rule/predicates";
import { resourceRule } from "../../rule/rule";

/** Protocols that a Gateway serves in plain text, whatever its tls sets. */
const PLAIN_PROTOCOLS: ReadonlySet<string> = new Set(["HTTP", "HTTP2", "GRPC", "GRPC-WEB"]);

/** Versions with known attacks. */
const OLD_VERSIONS: ReadonlySet<unknown> = new Set(["TLSV1_0", "TLSV1_1"]);

/** A request that enters the mesh in plain text can be read and changed on its way. */
export const meshGatewayTls = resourceRule<{ readonly passthroughHosts: readonly string[] }>({
  id: "mesh-gateway-tls",
  topic: "mesh-security",
  severity: "high",
  description:
    "A Gateway redirects HTTP to HTTPS, requires TLS 1.2, and passes TLS through for listed hosts only.",
  remediation:
    "Set tls.httpsRedirect on HTTP servers and minProtocolVersion TLSV1_2 or later, and terminate " +
    "TLS at the gateway or list the host under passthroughHosts.",
  frameworks: [istioBestPractices("gateways", "Secure the traffic that enters at gateways")],
  parameters: {
    passthroughHosts: texts("Hosts whose TLS may be terminated behind the gateway.", []),
  },
  checks: {
    redirect: "Servers without TLS redirect to HTTPS.",
    version: "No server accepts a version before TLS 1.2.",
    passthrough: "TLS is passed through for listed hosts only.",
  },
  appliesTo: (type) => type === ISTIO_GATEWAY,
  check(root, findings, { settings }) {
    for (const server of root.get("spec", "servers").items()) {
      checkRedirect(server, findings.of("redirect"));
      findings
        .of("version")
        .forbid(
          server.get("tls", "minProtocolVersion"),
          (version) => OLD_VERSIONS.has(version),
          "the server accepts a TLS version before 1.2",
        );
      checkPassthrough(server, settings.passthroughHosts, findings.of("passthrough"));
    }
  },
  admission: {
    ...OVER_MESH,
    problem:
      "the server takes plain text, TLS before 1.2, or passes TLS through for a host not listed",
    fix:
      "set tls.httpsRedirect on HTTP servers and minProtocolVersion TLSV1_2 or later, and terminate " +
      "TLS at the gateway",
    matched: [istioTraffic("gateways")],
    breaches: ({ settings }) => brokenServers(settings.passthroughHosts),
  },
});

function checkRedirect(server: Field, findings: Findings): void {
  const protocol = server.get("port", "protocol");
  if (!protocol.isReadable) findings.notEvaluated(protocol);
  if (!PLAIN_PROTOCOLS.has(protocol.text?.toUpperCase() ?? "")) return;
  findings.require(
    server.get("tls", "httpsRedirect"),
    isTrue,
    "the server accepts plain text and does not redirect to HTTPS",
  );
}

function checkPassthrough(server: Field, listed: readonly string[], findings: Findings): void {
  const mode = server.get("tls", "mode");
  if (!mode.isReadable) findings.notEvaluated(mode);
  if (mode.value !== "PASSTHROUGH") return;
  const hosts = server.get("hosts").items();
  if (hosts.some(({ text }) => text !== undefined && !listed.includes(withoutNamespace(text)))) {
    findings.fail(mode, "the server passes TLS through for a host that is not in passthroughHosts");
    return;
  }
  for (const host of hosts.filter((field) => !field.isReadable)) findings.notEvaluated(host);
}

function withoutNamespace(host: string): string {
  return host.slice(host.indexOf("/") + 1);
}

/** CEL of the servers that break the rule. */
function brokenServers(passthroughHosts: readonly string[]): string {
  const isPlain =
    `server.?port.?protocol.orValue("").upperAscii() in ${celTexts([...PLAIN_PROTOCOLS])} && ` +
    "server.?tls.?httpsRedirect.orValue(false) != true";
  const isOld = `server.?tls.?minProtocolVersion.orValue("") in ["TLSV1_0", "TLSV1_1"]`;
  // "namespace/host" is a host of that namespace.
  const isPassed =
    'server.?tls.?mode.orValue("") == "PASSTHROUGH" && server.?hosts.orValue([])' +
    `.exists(host, !(host.substring(host.indexOf("/") + 1) in ${celTexts(passthroughHosts)}))`;
  return (
    "variables.spec.?servers.orValue([])" +
    `.filter(server, (${isPlain}) || ${isOld} || (${isPassed}))` +
    '.map(server, "spec.servers[" + string(server.?port.?name.orValue("")) + "]")'
  );
}
