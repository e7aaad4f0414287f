import { istioTraffic, OVER_MESH } from "../mesh";
import type { AdmissionRule } from "../rule";

const IS_EVERY_HOST = 'hosts.exists(host, host == "*" || host.endsWith("/*"))';

/** Whoever may bind a route to a gateway for all hosts can take those of another team. */
export const meshGatewayHosts: AdmissionRule = {
  ...OVER_MESH,
  id: "mesh-gateway-hosts",
  severity: "medium",
  problem: "the host is a wildcard for all",
  fix: "write the hosts out, such as shop.example.com, or team-a/shop.example.com",
  matched: [istioTraffic("gateways", "virtualservices")],
  breaches: () =>
    'request.resource.resource == "virtualservices" ? ' +
    `[variables.spec.?hosts.orValue([])].filter(hosts, ${IS_EVERY_HOST}).map(hosts, "spec.hosts") : ` +
    "variables.spec.?servers.orValue([]).map(server, server.?hosts.orValue([]))" +
    `.filter(hosts, ${IS_EVERY_HOST}).map(hosts, "spec.servers.hosts")`,
};
