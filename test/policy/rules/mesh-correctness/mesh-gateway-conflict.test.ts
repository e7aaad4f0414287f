import { meshGatewayConflict } from "../../../../policy/rules/mesh-correctness/mesh-gateway-conflict";
import { describeRule, type RuleCase } from "../../describe-rule";
import { namespaced, UNKNOWN } from "../../resources";

type Spec = Readonly<Record<string, unknown>>;

const edge = { istio: "ingressgateway" };
const gateway = (servers: readonly Spec[], selector: unknown = edge, version = "v1") =>
  namespaced(`networking.istio.io/${version}`, "Gateway", "team-a", { selector, servers });
const server = (hosts: unknown, number: unknown = 443, more: Spec = {}) => ({
  port: { number, name: "it", protocol: "HTTPS" },
  hosts,
  ...more,
});
const withTls = (host: string, tls: Spec) => server([host], 443, { tls });
const shop = server(["shop.example.com"]);
const path = "spec.servers[0].hosts[0]";
const certificate = "spec.servers[0].tls.credentialName";
const secret = { credentialName: "wildcard" };

describeRule(meshGatewayConflict, {
  pass: [
    { name: "one gateway", resources: gateway([shop, server(["shop.example.com"], 80)]) },
    {
      name: "other hosts",
      resources: [...gateway([shop]), ...gateway([server(["a.example.com"])])],
    },
    { name: "other proxies", resources: [...gateway([shop]), ...gateway([shop], { app: "b" })] },
    {
      name: "another port or address",
      resources: [
        ...gateway([shop]),
        ...gateway([server(["shop.example.com"], 8443)]),
        ...gateway([server(["shop.example.com"], 443, { bind: "127.0.0.1" })]),
      ],
    },
    {
      name: "a host for each of two namespaces",
      resources: [...gateway([server(["a/x.com"])]), ...gateway([server(["b/x.com"])])],
    },
    {
      name: "a certificate in several servers of one gateway",
      resources: gateway([withTls("a.example.com", secret), withTls("b.example.com", secret)]),
    },
    {
      name: "a certificate at different proxies",
      resources: [
        ...gateway([withTls("a.example.com", secret)]),
        ...gateway([withTls("b.example.com", secret)], { istio: "other" }),
      ],
    },
  ],
  fail: [
    ...["v1", "v1beta1"].map((version): RuleCase => ({
      name: `the same host twice, in ${version}`,
      resources: [...gateway([shop]), ...gateway([shop], edge, version)],
      findings: [
        [path, "another server on the same proxies and port has the same host", "hosts"],
        [path, "another server on the same proxies and port has the same host", "hosts"],
      ],
    })),
    {
      name: "a host for one namespace and for all",
      resources: [...gateway([server(["a/x.com"])]), ...gateway([server(["*/x.com"])])],
      findings: [
        [path, "another server on the same proxies and port has the same host", "hosts"],
        [path, "another server on the same proxies and port has the same host", "hosts"],
      ],
    },
    {
      name: "a host for its own namespace, spelt in two ways",
      resources: [...gateway([server(["./x.com"])]), ...gateway([server(["team-a/x.com"])])],
      findings: [
        [path, "another server on the same proxies and port has the same host", "hosts"],
        [path, "another server on the same proxies and port has the same host", "hosts"],
      ],
    },
    {
      name: "two servers of one gateway",
      resources: gateway([shop, shop]),
      findings: [
        [path, "another server on the same proxies and port has the same host", "hosts"],
        [
          "spec.servers[1].hosts[0]",
          "another server on the same proxies and port has the same host",
          "hosts",
        ],
      ],
    },
    {
      name: "a certificate of two gateways",
      resources: [
        ...gateway([withTls("a.example.com", secret)]),
        ...gateway([withTls("b.example.com", secret)], { ...edge, app: "edge" }),
      ],
      findings: [
        [
          certificate,
          "a server of another Gateway on the same proxies uses the same certificate",
          "certificates",
        ],
        [
          certificate,
          "a server of another Gateway on the same proxies uses the same certificate",
          "certificates",
        ],
      ],
    },
  ],
  notApplicable: [
    {
      name: "a Gateway of Kubernetes",
      resources: namespaced("gateway.networking.k8s.io/v1", "Gateway", "team-a", {}),
    },
  ],
  unknown: [
    {
      name: "an unknown port and an unknown host",
      resources: [...gateway([server(["a"], UNKNOWN)]), ...gateway([server([UNKNOWN])])],
      reasons: ["unknown value at spec.servers[0].port.number", `unknown value at ${path}`],
    },
    {
      name: "an unknown selector beside a conflict",
      resources: [...gateway([shop], UNKNOWN), ...gateway([shop]), ...gateway([shop])],
      findings: [
        [path, "another server on the same proxies and port has the same host", "hosts"],
        [path, "another server on the same proxies and port has the same host", "hosts"],
      ],
      reasons: ["unknown value at spec.selector"],
    },
  ],
});
