import { istioTraffic, OVER_MESH } from "../../admission/mesh";
import { istioBestPractices } from "../../rule/frameworks";
import { ISTIO_GATEWAY, VIRTUAL_SERVICE } from "../../world/mesh/istio-kinds";
import { resourceRule } from "../../rule/rule";

/** A team that may bind a route for every host can receive the requests of another team. */
export const meshGatewayHosts = resourceRule({
  id: "mesh-gateway-hosts",
  topic: "mesh-security",
  severity: "medium",
  description: "A Gateway or a VirtualService names its hosts instead of matching every host.",
  remediation: "Write the hosts out, such as shop.example.com, or team-a/shop.example.com.",
  frameworks: [istioBestPractices("gateways", "Avoid overly broad hosts configurations")],
  parameters: {},
  appliesTo: (type) => type === ISTIO_GATEWAY || type === VIRTUAL_SERVICE,
  check(root, findings) {
    const spec = root.get("spec");
    const holders = root.resource.type === VIRTUAL_SERVICE ? [spec] : spec.get("servers").items();
    for (const host of holders.flatMap((holder) => holder.get("hosts").items())) {
      findings.forbid(host, isEveryHost, "the wildcard matches every host");
    }
  },
  admission: {
    ...OVER_MESH,
    problem: "the host is a wildcard for all",
    matched: [istioTraffic("gateways", "virtualservices")],
    breaches: () => {
      const isEvery = 'hosts.exists(host, host == "*" || host.endsWith("/*"))';
      return (
        'request.resource.resource == "virtualservices" ? ' +
        `[variables.spec.?hosts.orValue([])].filter(hosts, ${isEvery}).map(hosts, "spec.hosts") : ` +
        "variables.spec.?servers.orValue([]).map(server, server.?hosts.orValue([]))" +
        `.filter(hosts, ${isEvery}).map(hosts, "spec.servers.hosts")`
      );
    },
  },
});

function isEveryHost(host: unknown): boolean {
  return typeof host === "string" && (host === "*" || host.endsWith("/*"));
}
