import { meshGatewayHosts } from "../../../../policy/rules/mesh-security/mesh-gateway-hosts";
import { describeRule, type RuleCase } from "../../describe-rule";
import { namespaced, UNKNOWN } from "../../resources";

const gateway = (hosts: unknown, version = "v1") =>
  namespaced(`networking.istio.io/${version}`, "Gateway", "team-a", { servers: [{ hosts }] });
const route = (hosts: unknown) =>
  namespaced("networking.istio.io/v1", "VirtualService", "team-a", { hosts });

describeRule(meshGatewayHosts, {
  pass: [
    {
      name: "hosts that are written out, and those of one domain",
      resources: gateway(["shop.example.com", "team-a/shop.example.com", "*.example.com"]),
    },
    { name: "a host of any namespace", resources: gateway(["*/shop.example.com"]) },
    { name: "a route of one host", resources: route(["shop.example.com"]) },
  ],
  fail: [
    ...["v1", "v1beta1", "v1alpha3"].map((version): RuleCase => ({
      name: `every host, in ${version}`,
      resources: gateway(["shop.example.com", "*"], version),
      findings: [["spec.servers[0].hosts[1]", "the wildcard matches every host"]],
    })),
    ...["team-a/*", "./*", "*/*"].map((host): RuleCase => ({
      name: `the host ${host}`,
      resources: gateway([host]),
      findings: [["spec.servers[0].hosts[0]", "the wildcard matches every host"]],
    })),
    {
      name: "a route of every host",
      resources: route(["*"]),
      findings: [["spec.hosts[0]", "the wildcard matches every host"]],
    },
  ],
  notApplicable: [
    {
      name: "a Gateway of Kubernetes",
      resources: namespaced("gateway.networking.k8s.io/v1", "Gateway", "team-a", {
        servers: [{ hosts: ["*"] }],
      }),
    },
  ],
  unknown: [
    {
      name: "an unknown host beside a known one",
      resources: gateway([UNKNOWN, "*"]),
      findings: [["spec.servers[0].hosts[1]", "the wildcard matches every host"]],
      reasons: ["unknown value at spec.servers[0].hosts[0]"],
    },
  ],
});
