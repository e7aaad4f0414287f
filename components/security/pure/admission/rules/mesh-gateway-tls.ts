import { celTexts } from "../cel";
import { istioTraffic, OVER_MESH } from "../mesh";
import type { AdmissionRule } from "../rule";

/** Protocols that a Gateway speaks in plain text, whatever its tls says. */
const PLAIN_PROTOCOLS = ["HTTP", "HTTP2", "GRPC", "GRPC-WEB"];

/** Versions with known attacks. */
const OLD_VERSIONS = ["TLSV1_0", "TLSV1_1"];

const IS_PLAIN =
  `server.?port.?protocol.orValue("").upperAscii() in ${celTexts(PLAIN_PROTOCOLS)} && ` +
  "server.?tls.?httpsRedirect.orValue(false) != true";

/** Whatever enters the mesh in plain text can be read and changed on its way. */
export const meshGatewayTls: AdmissionRule = {
  ...OVER_MESH,
  id: "mesh-gateway-tls",
  severity: "high",
  problem:
    "the server takes plain text, TLS before 1.2, or passes TLS through for a host not listed",
  fix:
    "set tls.httpsRedirect on HTTP servers and minProtocolVersion TLSV1_2 or later, and terminate " +
    "TLS at the gateway",
  matched: [istioTraffic("gateways")],
  breaches: ({ parameters }) => {
    const listed = celTexts(parameters["mesh-gateway-tls"]?.passthroughHosts ?? []);
    const isOld = `server.?tls.?minProtocolVersion.orValue("") in ${celTexts(OLD_VERSIONS)}`;
    // "namespace/host" is a host of that namespace.
    const isPassed =
      'server.?tls.?mode.orValue("") == "PASSTHROUGH" && server.?hosts.orValue([])' +
      `.exists(host, !(host.substring(host.indexOf("/") + 1) in ${listed}))`;
    return (
      "variables.spec.?servers.orValue([])" +
      `.filter(server, (${IS_PLAIN}) || ${isOld} || (${isPassed}))` +
      '.map(server, "spec.servers[" + string(server.?port.?name.orValue("")) + "]")'
    );
  },
};
