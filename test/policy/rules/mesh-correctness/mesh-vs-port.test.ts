import { meshVsPort } from "../../../../policy/rules/mesh-correctness/mesh-vs-port";
import { describeRule } from "../../describe-rule";
import { routed, serviceEntry, virtualService } from "../../mesh-traffic";
import { pod, UNKNOWN } from "../../resources";
import { service } from "../../workloads";

const PORT = "spec.http[0].route[0].destination.port";
const PORTS = [
  { name: "http", port: 80 },
  { name: "grpc", port: 81 },
];
const ENTRY_PORTS = [
  { number: 80, name: "http", protocol: "HTTP" },
  { number: 443, name: "tls", protocol: "TLS" },
];

describeRule(meshVsPort, {
  pass: [
    { name: "one port", resources: [...service(), ...routed({ host: "web" })] },
    {
      name: "several ports, of which it names one",
      resources: [...service({ ports: PORTS }), ...routed({ host: "web", port: { number: 80 } })],
    },
    { name: "a host that nobody knows", resources: routed({ host: "web" }) },
    {
      name: "no ports",
      resources: [...service({ clusterIP: "None", ports: undefined }), ...routed({ host: "web" })],
    },
  ],
  fail: [
    {
      name: "several ports of a Service",
      resources: [...service({ ports: PORTS }), ...routed({ host: "web" })],
      findings: [[PORT, "the host has several ports, but the destination names none"]],
    },
    {
      name: "a port without number",
      resources: [...service({ ports: PORTS }), ...routed({ host: "web", port: {} })],
      findings: [[PORT, "the host has several ports, but the destination names none"]],
    },
    {
      name: "several ports of a ServiceEntry",
      resources: [...serviceEntry({ ports: ENTRY_PORTS }), ...routed({ host: "api.example.com" })],
      findings: [[PORT, "the host has several ports, but the destination names none"]],
    },
    {
      name: "every kind of route",
      resources: [
        ...service({ ports: PORTS }),
        ...virtualService({
          http: [{ mirror: { host: "web" } }],
          tls: [{ route: [{ destination: { host: "web" } }] }],
          tcp: [{ route: [{ destination: { host: "web.shop.svc.cluster.local" } }] }],
        }),
      ],
      findings: [
        [
          "spec.tls[0].route[0].destination.port",
          "the host has several ports, but the destination names none",
        ],
        [
          "spec.tcp[0].route[0].destination.port",
          "the host has several ports, but the destination names none",
        ],
        ["spec.http[0].mirror.port", "the host has several ports, but the destination names none"],
      ],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "an unknown host",
      resources: routed({ host: UNKNOWN }),
      reasons: ["unknown value at spec.http[0].route[0].destination.host"],
    },
    {
      name: "unknown ports",
      resources: [...service({ ports: UNKNOWN }), ...routed({ host: "web" })],
      reasons: ['unknown value at spec.ports of Service "web"'],
    },
    {
      name: "a Service in an unknown namespace",
      resources: [...service({}, UNKNOWN), ...routed({ host: "web" })],
      reasons: ['unknown value at metadata.namespace of Service "web"'],
    },
  ],
});
