import { meshGatewayTls } from "../../../../policy/rules/mesh-security/mesh-gateway-tls";
import { describeRule, type RuleCase } from "../../describe-rule";
import { namespaced, UNKNOWN } from "../../resources";

const hosts = ["team-a/shop.example.com"];
const gateway = (protocol: unknown, tls?: unknown, version = "v1") =>
  namespaced(`networking.istio.io/${version}`, "Gateway", "team-a", {
    servers: [{ port: { number: 443, name: "it", protocol }, hosts, tls }],
  });

describeRule(meshGatewayTls, {
  pass: [
    { name: "HTTP that redirects", resources: gateway("HTTP", { httpsRedirect: true }) },
    {
      name: "HTTPS with the default of 1.2",
      resources: gateway("HTTPS", { mode: "SIMPLE", credentialName: "shop" }),
    },
    {
      name: "TLS 1.3 at least",
      resources: gateway("TLS", { mode: "MUTUAL", minProtocolVersion: "TLSV1_3" }),
    },
    {
      name: "a listed host that passes through",
      parameters: { passthroughHosts: ["shop.example.com"] },
      resources: gateway("TLS", { mode: "PASSTHROUGH" }),
    },
    { name: "plain TCP", resources: gateway("TCP") },
  ],
  fail: [
    ...["HTTP", "http", "HTTP2", "GRPC"].map((protocol): RuleCase => ({
      name: `${protocol} in plain text`,
      resources: gateway(protocol),
      findings: [
        [
          "spec.servers[0].tls.httpsRedirect",
          "the server accepts plain text and does not redirect to HTTPS",
          "redirect",
        ],
      ],
    })),
    {
      name: "HTTP without redirect, in an older version",
      resources: gateway("HTTP", { httpsRedirect: false }, "v1beta1"),
      findings: [
        [
          "spec.servers[0].tls.httpsRedirect",
          "the server accepts plain text and does not redirect to HTTPS",
          "redirect",
        ],
      ],
    },
    ...["TLSV1_0", "TLSV1_1"].map((minProtocolVersion): RuleCase => ({
      name: minProtocolVersion,
      resources: gateway("HTTPS", { mode: "SIMPLE", minProtocolVersion }),
      findings: [
        [
          "spec.servers[0].tls.minProtocolVersion",
          "the server accepts a TLS version before 1.2",
          "version",
        ],
      ],
    })),
    {
      name: "a host that passes through and is not listed",
      parameters: { passthroughHosts: ["example.com"] },
      resources: gateway("TLS", { mode: "PASSTHROUGH" }),
      findings: [
        [
          "spec.servers[0].tls.mode",
          "the server passes TLS through for a host that is not in passthroughHosts",
          "passthrough",
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
      name: "an unknown protocol",
      resources: gateway(UNKNOWN),
      reasons: ["unknown value at spec.servers[0].port.protocol"],
    },
    {
      name: "an unknown redirect",
      resources: gateway("HTTP", { httpsRedirect: UNKNOWN }),
      reasons: ["unknown value at spec.servers[0].tls.httpsRedirect"],
    },
  ],
});
