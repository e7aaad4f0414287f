import type { ObjectCase } from "./object-cases";

type Properties = Readonly<Record<string, unknown>>;

const metadata = { name: "it", namespace: "team-a" };

function policy(name: string, spec: Properties): ObjectCase {
  const object = { apiVersion: "networking.k8s.io/v1", kind: "NetworkPolicy", metadata };
  return { name, object: { ...object, spec: { podSelector: {}, ...spec } } };
}

const block = (cidr: string, ...except: readonly string[]) => ({
  ipBlock: { cidr, ...(except.length > 0 ? { except } : {}) },
});

const METADATA = "169.254.169.254/32";

const POLICIES: readonly ObjectCase[] = [
  policy("a policy that lets nothing through", {}),
  policy("ingress from everyone", { ingress: [{}] }),
  policy("ingress from everyone to a port", { ingress: [{ ports: [{ port: 80 }] }] }),
  policy("ingress to a named port", { ingress: [{ ports: [{ port: "http" }] }] }),
  policy("ingress to all ports as a range", {
    ingress: [{ ports: [{ port: 1, endPort: 65535 }] }],
  }),
  policy("ingress to most ports", { ingress: [{ ports: [{ port: 2, endPort: 65535 }] }] }),
  policy("ingress to a protocol", { ingress: [{ ports: [{ protocol: "TCP" }] }] }),
  policy("ingress from the world", { ingress: [{ from: [block("0.0.0.0/0")] }] }),
  policy("ingress from the world of IPv6", { ingress: [{ from: [block("::/0")] }] }),
  policy("ingress from the world in halves", {
    ingress: [{ from: [block("0.0.0.0/1"), block("128.0.0.0/1")] }],
  }),
  policy("ingress from one half twice", {
    ingress: [{ from: [block("0.0.0.0/1"), block("0.0.0.0/1")] }],
  }),
  policy("ingress from the world of IPv6 in halves", {
    ingress: [{ from: [block("::/1"), block("8000::/1")] }],
  }),
  policy("ingress from one half and a part of it", {
    ingress: [{ from: [block("0.0.0.0/1"), block("64.0.0.0/2"), block("0.0.0.0/2")] }],
  }),
  policy("ingress from the world in unequal parts", {
    ingress: [{ from: [block("0.0.0.0/1"), block("128.0.0.0/2"), block("192.0.0.0/2")] }],
  }),
  policy("ingress from a network", { ingress: [{ from: [block("10.0.0.0/8")] }] }),
  policy("ingress from pods", { ingress: [{ from: [{ podSelector: {} }] }] }),
  policy("egress to everyone", { egress: [{}] }),
  policy("egress to everyone by HTTPS", { egress: [{ ports: [{ port: 443 }] }] }),
  policy("egress to everyone by HTTP", { egress: [{ ports: [{ port: 80 }] }] }),
  policy("egress to everyone by UDP", { egress: [{ ports: [{ port: 80, protocol: "UDP" }] }] }),
  policy("egress to everyone in a range of ports", {
    egress: [{ ports: [{ port: 70, endPort: 90 }] }],
  }),
  policy("egress by HTTPS to the world with its metadata", {
    egress: [{ to: [block("0.0.0.0/0")], ports: [{ port: 443 }] }],
  }),
  policy("egress by HTTPS to the world without metadata", {
    egress: [{ to: [block("0.0.0.0/0", METADATA)], ports: [{ port: 443 }] }],
  }),
  policy("egress without more than the metadata", {
    egress: [{ to: [block("0.0.0.0/0", "169.254.0.0/16")], ports: [{ port: 443 }] }],
  }),
  policy("egress to pods", { egress: [{ to: [{ namespaceSelector: {} }] }] }),
];

function service(name: string, spec: Properties, annotations: Properties = {}): ObjectCase {
  const object = { apiVersion: "v1", kind: "Service", metadata: { ...metadata, annotations } };
  return { name, object: { ...object, spec: { ports: [{ port: 80 }], ...spec } } };
}

const AWS = "service.beta.kubernetes.io/aws-load-balancer";
const balancer = { type: "LoadBalancer" };

function ingress(name: string, annotations: Properties): ObjectCase {
  const defaultBackend = { service: { name: "web", port: { number: 80 } } };
  const object = { apiVersion: "networking.k8s.io/v1", kind: "Ingress" };
  return {
    name,
    object: { ...object, metadata: { ...metadata, annotations }, spec: { defaultBackend } },
  };
}

const ALB = "alb.ingress.kubernetes.io";

const EXPOSURE: readonly ObjectCase[] = [
  service("a Service inside", {}),
  service("a port of every node", { type: "NodePort" }),
  service("addresses of its own choice", { externalIPs: ["192.0.2.1"] }),
  service("a load balancer for everyone", balancer),
  service("a load balancer for some", { ...balancer, loadBalancerSourceRanges: ["192.0.2.0/24"] }),
  service("a load balancer for all", { ...balancer, loadBalancerSourceRanges: ["0.0.0.0/0"] }),
  service("ranges in an annotation", balancer, {
    "service.beta.kubernetes.io/load-balancer-source-ranges": "192.0.2.0/24, 198.51.100.0/24",
  }),
  service("an open range in an annotation", balancer, {
    "service.beta.kubernetes.io/load-balancer-source-ranges": "192.0.2.0/24, ::/0",
  }),
  service("an internal scheme", balancer, { [`${AWS}-scheme`]: "internal" }),
  service("a scheme for the internet", balancer, {
    [`${AWS}-scheme`]: "internet-facing",
    [`${AWS}-type`]: "external",
  }),
  service("an internal load balancer of old", balancer, { [`${AWS}-internal`]: "true" }),
  service("an internal one of another cloud", balancer, {
    "networking.gke.io/load-balancer-type": "Internal",
  }),
  service("the newer controller", balancer, { [`${AWS}-type`]: "external" }),
  service("a class of the newer controller", {
    ...balancer,
    loadBalancerClass: "service.k8s.aws/nlb",
  }),
  service("a class of another", { ...balancer, loadBalancerClass: "example.com/lb" }),
  ingress("an Ingress inside", {}),
  ingress("an Ingress for everyone", { [`${ALB}/scheme`]: "internet-facing" }),
  ingress("an Ingress for some", {
    [`${ALB}/scheme`]: "internet-facing",
    [`${ALB}/inbound-cidrs`]: "192.0.2.0/24",
  }),
];

const NETWORKING = "networking.istio.io/v1";

function istio(name: string, apiVersion: string, kind: string, spec: Properties): ObjectCase {
  return { name, object: { apiVersion, kind, metadata, spec } };
}

function peers(name: string, spec: Properties): ObjectCase {
  return istio(name, "security.istio.io/v1", "PeerAuthentication", spec);
}

function server(name: string, protocol: string, fields: Properties): ObjectCase {
  const port = { number: 443, name: "in", protocol };
  const hosts = ["shop.example.com"];
  return istio(name, NETWORKING, "Gateway", { servers: [{ port, hosts, ...fields }] });
}

function destination(name: string, trafficPolicy: Properties, rest: Properties = {}): ObjectCase {
  return istio(name, NETWORKING, "DestinationRule", {
    host: "db.example.com",
    trafficPolicy,
    ...rest,
  });
}

function calls(name: string, spec: Properties): ObjectCase {
  return istio(name, "security.istio.io/v1", "AuthorizationPolicy", spec);
}

const CALLS: readonly ObjectCase[] = [
  calls("calls that nobody may make", {}),
  calls("calls that everybody may make", { rules: [{}] }),
  calls("calls of one principal", {
    rules: [{ from: [{ source: { principals: ["cluster.local/ns/a/sa/b"] } }] }],
  }),
  calls("calls of every principal", { rules: [{ from: [{ source: { principals: ["*"] } }] }] }),
  calls("calls of all but one", {
    rules: [{ from: [{ source: { notPrincipals: ["cluster.local/ns/a/sa/b"] } }] }],
  }),
  calls("calls to a path", { rules: [{ to: [{ operation: { paths: ["/healthz"] } }] }] }),
  calls("calls to all but one path", {
    action: "ALLOW",
    rules: [{ to: [{ operation: { notPaths: ["/admin"] } }] }],
  }),
  calls("calls by a condition", {
    rules: [{ when: [{ key: "request.headers[x]", values: ["y"] }] }],
  }),
  calls("calls of every principal by a condition", {
    rules: [{ when: [{ key: "source.principal", values: ["*"] }] }],
  }),
  calls("a path denied by its spelling", {
    action: "DENY",
    rules: [{ to: [{ operation: { paths: ["/admin"] } }] }],
  }),
  calls("every path denied", {
    action: "DENY",
    rules: [{ to: [{ operation: { paths: ["/*"] } }] }],
  }),
  calls("all paths denied but one", {
    action: "DENY",
    rules: [{ to: [{ operation: { notPaths: ["/open"] } }] }],
  }),
];

const simple = { mode: "SIMPLE", credentialName: "shop" };

const MESH: readonly ObjectCase[] = [
  peers("strict mutual TLS", { mtls: { mode: "STRICT" } }),
  peers("permissive mutual TLS", { mtls: { mode: "PERMISSIVE" } }),
  peers("no mutual TLS on a port", {
    selector: { matchLabels: { app: "web" } },
    mtls: { mode: "STRICT" },
    portLevelMtls: { "8080": { mode: "DISABLE" } },
  }),
  peers("nothing said of mutual TLS", {}),
  istio("permissive in an older version", "security.istio.io/v1beta1", "PeerAuthentication", {
    mtls: { mode: "PERMISSIVE" },
  }),
  server("a server by HTTPS", "HTTPS", { tls: simple }),
  server("a server in plain text", "HTTP", {}),
  server("a server that redirects", "HTTP", { tls: { httpsRedirect: true } }),
  server("a server in plain text, in small letters", "grpc", {}),
  server("a server of an old version", "HTTPS", {
    tls: { ...simple, minProtocolVersion: "TLSV1_1" },
  }),
  server("a server that passes through", "TLS", { tls: { mode: "PASSTHROUGH" } }),
  server("a server that passes a listed host through", "TLS", {
    tls: { mode: "PASSTHROUGH" },
    hosts: ["team-a/db.example.com"],
  }),
  server("a server for every host", "HTTPS", { tls: simple, hosts: ["*"] }),
  server("a server for every host of a namespace", "HTTPS", { tls: simple, hosts: ["team-a/*"] }),
  server("a server for the hosts of a domain", "HTTPS", { tls: simple, hosts: ["*.example.com"] }),
  istio("a route for every host", NETWORKING, "VirtualService", {
    hosts: ["*"],
    http: [{ route: [{ destination: { host: "web" } }] }],
  }),
  istio("a route for one host", NETWORKING, "VirtualService", {
    hosts: ["shop.example.com"],
    http: [{ route: [{ destination: { host: "web" } }] }],
  }),
  istio(
    "a route for every host in an older version",
    "networking.istio.io/v1beta1",
    "VirtualService",
    {
      hosts: ["*"],
      http: [{ route: [{ destination: { host: "web" } }] }],
    },
  ),
  destination("TLS that trusts anybody", { tls: { mode: "SIMPLE" } }),
  destination("TLS that trusts one authority", {
    tls: { mode: "SIMPLE", caCertificates: "/etc/ca.pem" },
  }),
  destination("TLS that trusts one name", {
    tls: { mode: "SIMPLE", subjectAltNames: ["db.example.com"] },
  }),
  destination("TLS of the mesh", { tls: { mode: "ISTIO_MUTUAL" } }),
  destination("TLS that trusts anybody on a port", {
    portLevelSettings: [{ port: { number: 443 }, tls: { mode: "SIMPLE" } }],
  }),
  destination(
    "TLS that trusts anybody for a subset",
    {},
    {
      subsets: [
        { name: "v1", labels: { version: "v1" }, trafficPolicy: { tls: { mode: "SIMPLE" } } },
      ],
    },
  ),
];

/** Objects that decide who reaches whom. */
export const TRAFFIC_CASES: readonly ObjectCase[] = [...POLICIES, ...EXPOSURE, ...CALLS, ...MESH];
