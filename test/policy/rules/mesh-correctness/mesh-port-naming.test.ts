import { meshPortNaming } from "../../../../policy/rules/mesh-correctness/mesh-port-naming";
import { describeRule } from "../../describe-rule";
import { serviceEntry, virtualService } from "../../mesh-traffic";
import { declared, manifest, namespace, UNKNOWN } from "../../resources";
import { LABELS, service, workload } from "../../workloads";

type Properties = Readonly<Record<string, unknown>>;

const port = (more: Properties) => service({ ports: [{ port: 80, ...more }] });
const named = (name: string, ports: readonly Properties[], labels = {}, spec = {}) =>
  manifest({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace: "shop", labels },
    spec: { selector: LABELS, ports, ...spec },
  });
const http = { name: "http", port: 80 };
const tcp = { number: 5432, name: "tcp", protocol: "TCP" };
const ADDRESSES = { addresses: ["192.0.2.1"] };
const NAME = "spec.ports[0].name";
const POD_LABELS = "spec.template.metadata.labels";
const ENTRY_PROTOCOL = "spec.ports[0].protocol";

describeRule(meshPortNaming, {
  pass: [
    ...["http", "HTTP-web", "grpc-web-a", "http2", "tls-x", "mongo", "redis", "http_proxy"].map(
      (name) => ({ name: `the name ${name}`, resources: port({ name }) }),
    ),
    ...["https", "grpc", "kubernetes.io/h2c", "kubernetes.io/wss"].map((appProtocol) => ({
      name: `the protocol ${appProtocol}`,
      resources: port({ name: "web", appProtocol }),
    })),
    { name: "a datagram", resources: port({ name: "dns", protocol: "UDP" }) },
    {
      name: "a port at which the server speaks first",
      resources: port({ name: "db", port: 3306 }),
    },
    { name: "another name of a host", resources: service({ type: "ExternalName" }) },
    {
      name: "a Service of Kubernetes or of the mesh itself",
      resources: [
        ...service({ ports: [{ port: 80 }] }, "kube-system"),
        ...service({ ports: [{ port: 80 }] }, "istio-system"),
        ...named("edge", [{ port: 80 }], { istio: "ingressgateway" }),
      ],
    },
    {
      name: "a namespace of a stack without mesh",
      resources: [...namespace("shop"), ...port({ name: "web" })],
    },
    {
      name: "a stack that says nothing, where that is no sign of a mesh",
      resources: port({ name: "web" }),
      parameters: { assumeMesh: false },
    },
    { name: "a ServiceEntry whose callers name the host", resources: serviceEntry() },
    {
      name: "a ServiceEntry with addresses",
      resources: serviceEntry({ ...ADDRESSES, ports: [tcp] }),
    },
    {
      name: "ServiceEntries of other ports and callers",
      resources: [
        ...serviceEntry(),
        ...serviceEntry({ ports: [{ number: 80, protocol: "HTTP" }] }, { name: "b" }),
        ...serviceEntry({ hosts: ["b"], exportTo: ["."] }, { name: "c" }),
        ...serviceEntry(
          { hosts: ["b"], exportTo: ["."], ports: [{ number: 443, protocol: "HTTP" }] },
          { name: "d", place: "edge" },
        ),
      ],
    },
    {
      name: "Services that agree",
      resources: [
        ...workload(),
        ...named("a", [{ ...http, targetPort: 8080 }]),
        ...named("b", [{ name: "grpc", port: 80, targetPort: 8080 }]),
        ...named("c", [{ name: "tcp", port: 80 }], {}, { selector: { app: "api" } }),
        ...named("d", [{ name: "tcp", port: 80 }], {}, { selector: {} }),
      ],
    },
    {
      name: "two ports of one Service",
      resources: [...workload(), ...named("a", [http, { name: "dns", port: 80, protocol: "UDP" }])],
    },
    {
      name: "pods outside the mesh",
      resources: [
        ...workload({ labels: { ...LABELS, "sidecar.istio.io/inject": "false" } }),
        ...named("a", [http]),
        ...named("b", [{ name: "tcp", port: 80 }]),
      ],
    },
  ],
  fail: [
    {
      name: "no name",
      resources: port({}),
      findings: [[NAME, "the port does not declare a protocol that the mesh knows", "protocol"]],
    },
    {
      name: "a name of its own",
      resources: port({ name: "web" }),
      findings: [[NAME, "the port does not declare a protocol that the mesh knows", "protocol"]],
    },
    {
      name: "a name that only begins so",
      resources: port({ name: "httpweb" }),
      findings: [[NAME, "the port does not declare a protocol that the mesh knows", "protocol"]],
    },
    {
      name: "a protocol that the mesh does not know",
      resources: port({ name: "http", appProtocol: "postgresql" }),
      findings: [
        [
          "spec.ports[0].appProtocol",
          "the port does not declare a protocol that the mesh knows",
          "protocol",
        ],
      ],
    },
    {
      name: "a namespace of the mesh",
      resources: [...namespace("shop", { "istio-injection": "enabled" }), ...port({ name: "web" })],
      findings: [[NAME, "the port does not declare a protocol that the mesh knows", "protocol"]],
    },
    {
      name: "a namespace beside the mesh",
      resources: [...namespace("shop"), ...virtualService({}), ...port({ name: "web" })],
      findings: [[NAME, "the port does not declare a protocol that the mesh knows", "protocol"]],
    },
    {
      name: "TCP to another name of a host",
      resources: service({ type: "ExternalName", ports: [{ name: "tcp", port: 443 }] }),
      findings: [
        [NAME, "a TCP port of an ExternalName Service captures the port of every host", "alias"],
      ],
    },
    {
      name: "TCP without addresses, said or not",
      resources: serviceEntry(
        { ports: [tcp, { number: 6379, name: "cache" }] },
        { version: "v1alpha3" },
      ),
      findings: [
        [ENTRY_PROTOCOL, "the port is TCP, but the ServiceEntry has no addresses", "addresses"],
        [
          "spec.ports[1].protocol",
          "the port is TCP, but the ServiceEntry has no addresses",
          "addresses",
        ],
      ],
    },
    {
      name: "two protocols of the same host and port",
      resources: [
        ...serviceEntry(),
        ...serviceEntry(
          { ports: [{ number: 443, protocol: "HTTPS" }], exportTo: ["edge"] },
          { name: "b" },
        ),
      ],
      findings: [
        [
          ENTRY_PROTOCOL,
          "another ServiceEntry declares another protocol for the same host and port",
          "service-entries",
        ],
        [
          ENTRY_PROTOCOL,
          "another ServiceEntry declares another protocol for the same host and port",
          "service-entries",
        ],
      ],
    },
    {
      name: "two transports of the same port",
      resources: [
        ...workload(),
        ...named("a", [{ name: "tcp", port: 9000 }]),
        ...named("b", [{ name: "udp", port: 9000, protocol: "UDP" }]),
      ],
      findings: [
        [
          POD_LABELS,
          'Services "a" and "b" select these pods at the same port with different protocols',
          "shared-pods",
        ],
      ],
    },
    {
      name: "two protocols of the same port",
      resources: [...workload(), ...named("a", [http]), ...named("b", [{ name: "tcp", port: 80 }])],
      findings: [
        [
          POD_LABELS,
          'Services "a" and "b" select these pods at the same port with different protocols',
          "shared-pods",
        ],
      ],
    },
    {
      name: "two numbers of the same port",
      resources: [
        ...workload({}, "StatefulSet"),
        ...named("a", [{ ...http, targetPort: 8080 }]),
        ...named("b", [{ name: "http", port: 8080 }]),
      ],
      findings: [
        [
          POD_LABELS,
          'Services "a" and "b" select these pods and map different ports to the same target port',
          "shared-pods",
        ],
      ],
    },
  ],
  notApplicable: [{ name: "a bucket", resources: declared("aws:s3/bucket:Bucket", {}) }],
  unknown: [
    {
      name: "unknown ports",
      resources: service({ ports: UNKNOWN }),
      reasons: ["unknown value at spec.ports"],
    },
    {
      name: "an unknown name, and the others all the same",
      resources: service({ ports: [{ port: 80, name: UNKNOWN }, { port: 81 }] }),
      findings: [
        [
          "spec.ports[1].name",
          "the port does not declare a protocol that the mesh knows",
          "protocol",
        ],
      ],
      reasons: ["unknown value at spec.ports[0].name"],
    },
    {
      name: "an unknown namespace",
      resources: service({}, UNKNOWN),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "unknown addresses",
      resources: serviceEntry({ ports: [tcp], addresses: UNKNOWN }),
      reasons: ["unknown value at spec.addresses"],
    },
    {
      name: "an unknown protocol of a ServiceEntry",
      resources: serviceEntry({ ports: [{ number: 1, protocol: UNKNOWN }] }),
      reasons: [`unknown value at ${ENTRY_PROTOCOL}`],
    },
    {
      name: "unknown labels of pods",
      resources: [...workload({ labels: UNKNOWN }), ...named("a", [http]), ...named("b", [http])],
      reasons: [`unknown value at ${POD_LABELS}`],
    },
  ],
});
