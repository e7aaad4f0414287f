import { meshEgress } from "../../../../policy/rules/mesh-security/mesh-egress";
import { describeRule, type RuleCase } from "../../describe-rule";
import { declared, namespaced, SECRET, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const API = "networking.istio.io/v1";
const MODE = "meshConfig.outboundTrafficPolicy.mode";
const GATEWAY = "istio-egressgateway.istio-system.svc.cluster.local";
const LISTED = { gatewayHosts: ["*.example.com"] };

const config = (mode: unknown) => ({ meshConfig: { outboundTrafficPolicy: { mode } } });
const istiod = (values: Properties, more: Properties = {}) =>
  declared("kubernetes:helm.sh/v3:Release", { chart: "istiod", values, ...more });
const operator = (spec: Properties) =>
  namespaced("install.istio.io/v1alpha1", "IstioOperator", "istio-system", spec);
const sail = (values: Properties) =>
  namespaced("sailoperator.io/v1", "Istio", "istio-system", { values });
const sidecar = (mode: unknown, place = "shop", more: Properties = {}) =>
  namespaced(API, "Sidecar", place, { outboundTrafficPolicy: { mode }, ...more });
const entry = (hosts: unknown, more: Properties = {}, place: unknown = "shop") =>
  namespaced(API, "ServiceEntry", place, { hosts, ...more });
const route = (more: Properties = {}, host: unknown = GATEWAY) =>
  namespaced(API, "VirtualService", "shop", {
    hosts: ["api.example.com"],
    gateways: ["mesh", "egress"],
    http: [{ route: [{ destination: { host } }] }],
    ...more,
  });
const API_HOST = entry(["api.example.com"]);

describeRule(meshEgress, {
  pass: [
    { name: "istiod that is closed", resources: istiod(config("REGISTRY_ONLY")) },
    { name: "an IstioOperator that is closed", resources: operator(config("REGISTRY_ONLY")) },
    { name: "an Istio that is closed", resources: sail(config("REGISTRY_ONLY")) },
    { name: "an IstioOperator of gateways", resources: operator({ profile: "empty" }) },
    {
      name: "a Sidecar that closes the mesh",
      resources: [...istiod({}), ...sidecar("REGISTRY_ONLY", "istio-system")],
    },
    { name: "another chart", resources: istiod({}, { chart: "base" }) },
    { name: "a Sidecar that inherits", resources: sidecar(undefined) },
    { name: "a ServiceEntry of one host", resources: API_HOST },
    {
      name: "a wildcard inside of the mesh",
      resources: entry(["*.shop.internal"], { location: "MESH_INTERNAL" }),
    },
    {
      name: "a listed host by the gateway",
      resources: [...API_HOST, ...route()],
      parameters: LISTED,
    },
    {
      name: "a listed host by the gateway, by TLS and for the mesh alone",
      resources: [
        ...API_HOST,
        ...route({
          gateways: undefined,
          http: undefined,
          tls: [{ route: [{ destination: { host: GATEWAY } }] }],
        }),
      ],
      parameters: LISTED,
    },
    {
      name: "a gateway of another name",
      resources: [...API_HOST, ...route({}, "way-out")],
      parameters: { ...LISTED, gatewayServices: ["way-out"] },
    },
    {
      name: "a host that is not listed",
      resources: entry(["api.example.org"]),
      parameters: LISTED,
    },
  ],
  fail: [
    ...["ALLOW_ANY", undefined].flatMap((mode): readonly RuleCase[] => [
      {
        name: `istiod with ${mode}`,
        resources: istiod(config(mode)),
        findings: [
          [
            `values.${MODE}`,
            "the proxies of the mesh allow requests to unknown hosts",
            "unknown-hosts",
          ],
        ],
      },
      {
        name: `an IstioOperator with ${mode}`,
        resources: operator(config(mode)),
        findings: [
          [
            `spec.${MODE}`,
            "the proxies of the mesh allow requests to unknown hosts",
            "unknown-hosts",
          ],
        ],
      },
      {
        name: `an Istio with ${mode}`,
        resources: sail(config(mode)),
        findings: [
          [
            `spec.values.${MODE}`,
            "the proxies of the mesh allow requests to unknown hosts",
            "unknown-hosts",
          ],
        ],
      },
    ]),
    {
      name: "a Sidecar that closes some workloads only",
      resources: [
        ...istiod({}),
        ...sidecar("REGISTRY_ONLY", "istio-system", { workloadSelector: { labels: { a: "b" } } }),
      ],
      findings: [
        [
          `values.${MODE}`,
          "the proxies of the mesh allow requests to unknown hosts",
          "unknown-hosts",
        ],
      ],
    },
    {
      name: "a Sidecar that is open",
      resources: [...istiod(config("REGISTRY_ONLY")), ...sidecar("ALLOW_ANY")],
      findings: [
        [
          "spec.outboundTrafficPolicy.mode",
          "the Sidecar lets its proxies send requests to unknown hosts",
          "unknown-hosts",
        ],
      ],
    },
    {
      name: "wildcards",
      resources: entry(["api.example.com", "*.example.org", "*"]),
      findings: [
        ["spec.hosts[1]", "the ServiceEntry allows a wildcard of external hosts", "wildcards"],
        ["spec.hosts[2]", "the ServiceEntry allows a wildcard of external hosts", "wildcards"],
      ],
    },
    ...Object.entries({
      "no route": [],
      "a route to the host itself": route({}, "api.example.com"),
      "a route on the gateway alone": route({ gateways: ["egress"] }),
      "a route of another host": route({ hosts: ["other.example.com"] }),
    }).map(([name, routes]): RuleCase => ({
      name: `a listed host with ${name}`,
      resources: [...API_HOST, ...routes],
      parameters: LISTED,
      findings: [
        [
          "spec.hosts[0]",
          "requests to the host do not go through an egress gateway",
          "egress-gateway",
        ],
      ],
    })),
  ],
  notApplicable: [
    { name: "a DestinationRule", resources: namespaced(API, "DestinationRule", "a", {}) },
  ],
  unknown: [
    {
      name: "an unknown mode",
      resources: istiod(config(UNKNOWN)),
      reasons: [`unknown value at values.${MODE}`],
    },
    {
      name: "secret values",
      resources: declared("kubernetes:helm.sh/v3:Release", { chart: "istiod", values: SECRET }),
      reasons: ["secret value at values"],
    },
    {
      name: "values in files",
      resources: istiod({}, { valueYamlFiles: [{ path: "values.yaml" }] }),
      reasons: ["not read: the files with values"],
    },
    {
      name: "an unknown mode of a Sidecar",
      resources: sidecar(UNKNOWN),
      reasons: ["unknown value at spec.outboundTrafficPolicy.mode"],
    },
    {
      name: "an unknown host beside a wildcard",
      resources: entry([UNKNOWN, "*.example.org"]),
      findings: [
        ["spec.hosts[1]", "the ServiceEntry allows a wildcard of external hosts", "wildcards"],
      ],
      reasons: ["unknown value at spec.hosts[0]"],
    },
    {
      name: "an unknown location of a wildcard",
      resources: entry(["*.example.org"], { location: UNKNOWN }),
      reasons: ["unknown value at spec.location"],
    },
    {
      name: "an unknown destination",
      resources: [...API_HOST, ...route({}, UNKNOWN)],
      parameters: LISTED,
      reasons: ["unknown value at spec.http[0].route[0].destination.host"],
    },
    {
      name: "an unknown namespace of a listed host",
      resources: entry(["api.example.com"], {}, UNKNOWN),
      parameters: LISTED,
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a chart that may bring the route",
      resources: [
        ...API_HOST,
        ...declared("kubernetes:helm.sh/v3:Release", { chart: "web", namespace: "shop" }),
      ],
      parameters: LISTED,
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
