import { netIngressTls } from "../../../../policy/rules/kubernetes-network/net-ingress-tls";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const HOST = "shop.example.com";
const rule = (host: unknown = HOST, ...paths: readonly string[]) => ({
  host,
  http: { paths: (paths.length === 0 ? ["/"] : paths).map((path) => ({ path })) },
});
const ingress = (spec: Properties, annotations?: unknown, apiVersion = "networking.k8s.io/v1") =>
  manifest({
    apiVersion,
    kind: "Ingress",
    metadata: { name: "web", namespace: "shop", annotations },
    spec,
  });
const tls = [{ hosts: [HOST], secretName: "tls" }];
const FIRST = "spec.rules[0].host";
const SNIPPET = "nginx.ingress.kubernetes.io/server-snippet";

describeRule(netIngressTls, {
  pass: [
    { name: "a host with TLS", resources: ingress({ rules: [rule()], tls }) },
    { name: "other letters", resources: ingress({ rules: [rule("Shop.Example.com")], tls }) },
    {
      name: "a certificate for one label",
      resources: ingress({ rules: [rule()], tls: [{ hosts: ["*.example.com"] }] }),
    },
    {
      name: "TLS for all hosts",
      resources: ingress({ rules: [rule()], tls: [{ secretName: "tls" }] }),
    },
    {
      name: "a certificate of the AWS controller",
      resources: ingress(
        { rules: [rule()] },
        { "alb.ingress.kubernetes.io/certificate-arn": "arn" },
      ),
    },
    {
      name: "two paths of a host",
      resources: [
        ...ingress({ rules: [rule(HOST, "/a")], tls }),
        ...ingress({ rules: [rule(HOST, "/b")], tls }),
      ],
    },
    {
      name: "one path in two classes",
      resources: [
        ...ingress({ rules: [rule()], tls, ingressClassName: "inner" }),
        ...ingress({ rules: [rule()], tls }, { "kubernetes.io/ingress.class": "outer" }),
      ],
    },
  ],
  fail: [
    {
      name: "no TLS",
      resources: ingress({ rules: [rule()] }),
      findings: [[FIRST, 'host "shop.example.com" has no TLS', "tls"]],
    },
    {
      name: "TLS of another host",
      resources: ingress({ rules: [rule(), rule("api.example.com")], tls }),
      findings: [["spec.rules[1].host", 'host "api.example.com" has no TLS', "tls"]],
    },
    {
      name: "a certificate for another depth",
      resources: ingress({
        rules: [rule("a.shop.example.com")],
        tls: [{ hosts: ["*.example.com"] }],
      }),
      findings: [[FIRST, 'host "a.shop.example.com" has no TLS', "tls"]],
    },
    {
      name: "a host that ends like a certificate's",
      resources: ingress({ rules: [rule("evilshop.example.com")], tls }),
      findings: [[FIRST, 'host "evilshop.example.com" has no TLS', "tls"]],
    },
    {
      name: "a wildcard",
      resources: ingress({ rules: [rule("*.example.com")], tls: [{ hosts: ["*.example.com"] }] }),
      findings: [[FIRST, 'host "*.example.com" has a wildcard', "hosts"]],
    },
    ...[
      [undefined, "the Ingress names no host, so it takes the traffic of every host"],
      ["", "the Ingress names no host, so it takes the traffic of every host"],
      ["*", 'host "*" has a wildcard'],
    ].map(([host, message = ""]): RuleCase => ({
      name: `every host by ${JSON.stringify(host) ?? "leaving it out"}`,
      resources: ingress({
        rules: [{ ...rule(), host }],
        tls: [{ secretName: "tls" }],
      }),
      findings: [[FIRST, message, "hosts"]],
    })),
    {
      name: "a default backend without TLS",
      resources: ingress({ defaultBackend: { service: { name: "web" } } }),
      findings: [
        [
          "spec.defaultBackend",
          "the Ingress names no host, so it takes the traffic of every host",
          "hosts",
        ],
        ["spec.defaultBackend", "the traffic of every host has no TLS", "tls"],
      ],
    },
    {
      name: "a path of another Ingress, whatever its namespace",
      resources: [...ingress({ rules: [rule()], tls }), ...ingress({ rules: [rule()], tls })],
      findings: [
        [
          "spec.rules[0].http.paths[0].path",
          'Ingress "web" already has path / of host "shop.example.com"',
          "paths",
        ],
      ],
    },
    {
      name: "a host twice, which takes all paths",
      resources: [
        ...ingress({ rules: [{ host: HOST }], tls }),
        ...ingress({ rules: [rule()], tls }),
      ],
      findings: [
        [
          "spec.rules[0].http.paths[0].path",
          'Ingress "web" already has path / of host "shop.example.com"',
          "paths",
        ],
      ],
    },
    {
      name: "the same path twice",
      resources: ingress({ rules: [rule(HOST, "/a", "/a")], tls }),
      findings: [
        [
          "spec.rules[0].http.paths[1].path",
          'Ingress "web" already has path /a of host "shop.example.com"',
          "paths",
        ],
      ],
    },
    ...[
      SNIPPET,
      "nginx.ingress.kubernetes.io/configuration-snippet",
      "nginx.ingress.kubernetes.io/auth-snippet",
      "nginx.org/location-snippets",
    ].map((name): RuleCase => ({
      name: `the annotation ${name}`,
      resources: ingress({ rules: [rule()], tls }, { [name]: "return 200;" }),
      findings: [
        [
          `metadata.annotations["${name}"]`,
          "the annotation adds raw configuration to the shared proxy",
          "snippets",
        ],
      ],
    })),
    ...["extensions/v1beta1", "networking.k8s.io/v1beta1"].map((apiVersion): RuleCase => ({
      name: `an Ingress of ${apiVersion}`,
      resources: ingress({ rules: [rule()] }, undefined, apiVersion),
      findings: [[FIRST, 'host "shop.example.com" has no TLS', "tls"]],
    })),
  ],
  notApplicable: [
    { name: "a Service", resources: manifest({ apiVersion: "v1", kind: "Service" }) },
  ],
  unknown: [
    {
      name: "an unknown host",
      resources: ingress({ rules: [rule(UNKNOWN)], tls }),
      reasons: [`unknown value at ${FIRST}`],
    },
    {
      name: "unknown TLS",
      resources: ingress({ rules: [rule()], tls: UNKNOWN }),
      reasons: ["unknown value at spec.tls"],
    },
    {
      name: "an unknown host of a certificate",
      resources: ingress({ rules: [rule()], tls: [{ hosts: [UNKNOWN] }] }),
      reasons: ["unknown value at spec.tls[0].hosts[0]"],
    },
    {
      name: "unknown annotations",
      resources: ingress({ rules: [rule()], tls }, UNKNOWN),
      reasons: ["unknown value at metadata.annotations"],
    },
    {
      name: "a patch that leaves TLS to others",
      resources: declared("kubernetes:networking.k8s.io/v1:IngressPatch", {
        spec: { rules: [rule()] },
      }),
      reasons: ["not set by this patch: spec.tls"],
    },
  ],
});
