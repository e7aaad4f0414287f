import { meshVsDestinationExists } from "../../../../policy/rules/mesh-correctness/mesh-vs-destination-exists";
import { describeRule } from "../../describe-rule";
import { meshObject, routed, serviceEntry, virtualService } from "../../mesh-traffic";
import { declared, manifest, pod, SECRET, UNKNOWN } from "../../resources";
import { service } from "../../workloads";

const HOST = "spec.http[0].route[0].destination.host";
const PORT = "spec.http[0].route[0].destination.port.number";
const FULL = "web.shop.svc.cluster.local";
const exported = (exportTo: unknown) =>
  manifest({
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      name: "web",
      namespace: "shop",
      annotations: { "networking.istio.io/exportTo": exportTo },
    },
    spec: { ports: [{ port: 80 }] },
  });
const from = (place: string, spec = {}) => routed({ host: FULL }, spec, { place });
const to = (host: string) => ({ route: [{ destination: { host } }] });

describeRule(meshVsDestinationExists, {
  pass: [
    { name: "a Service by its short name", resources: [...service(), ...routed({ host: "web" })] },
    { name: "one in another namespace", resources: [...service(), ...from("edge")] },
    {
      name: "the namespace that stands for none",
      resources: [
        ...service({}, null),
        ...routed({ host: "web" }, {}, { place: "default", version: "v1alpha3" }),
      ],
    },
    {
      name: "a cluster of its own domain",
      resources: [...service(), ...routed({ host: "web.shop.svc.corp.example" })],
      parameters: { clusterDomain: "corp.example" },
    },
    {
      name: "a port that it has",
      resources: [...service(), ...routed({ host: "web", port: { number: 80 } })],
    },
    {
      name: "another name of a host elsewhere",
      resources: [
        ...service({ type: "ExternalName", ports: undefined }),
        ...routed({ host: "web", port: { number: 443 } }),
      ],
    },
    {
      name: "a host of a ServiceEntry",
      resources: [
        ...serviceEntry({}, { place: "edge", version: "v1beta1" }),
        ...routed({ host: "api.example.com", port: { number: 443 } }),
      ],
    },
    {
      name: "a host under a wildcard",
      resources: [
        ...serviceEntry({ hosts: ["*.example.com"] }),
        ...virtualService({ http: [to("a.b.example.com"), to("*.b.example.com")] }),
      ],
    },
    {
      name: "a ServiceEntry for all hosts",
      resources: [...serviceEntry({ hosts: ["*"] }), ...routed({ host: "api.example.com" })],
    },
    {
      name: "what is exported to its own namespace",
      resources: [
        ...exported("."),
        ...routed({ host: "web" }),
        ...serviceEntry({ exportTo: ["."] }),
        ...routed({ host: "api.example.com" }),
      ],
    },
    {
      name: "what is exported to others by name",
      resources: [...exported("a, edge"), ...from("edge")],
    },
    {
      name: "what the namespace of its gateway sees",
      resources: [...exported("edge"), ...from("app", { gateways: ["edge/public"] })],
    },
    {
      name: "what those see that it is exported to",
      resources: [...exported("edge"), ...from("app", { exportTo: ["edge"] })],
    },
    { name: "a redirect", resources: virtualService({ http: [{ redirect: { uri: "/" } }] }) },
    {
      name: "a wider definition that is exported",
      resources: [
        ...serviceEntry({ exportTo: ["edge"] }),
        ...serviceEntry({ hosts: ["*.example.com"] }),
        ...routed({ host: "api.example.com" }),
      ],
    },
  ],
  fail: [
    {
      name: "no Service",
      resources: routed({ host: "web" }),
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a short name of another namespace",
      resources: [...service(), ...routed({ host: "web" }, {}, { place: "edge" })],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "half a name, which nobody completes",
      resources: [...service(), ...routed({ host: "web.shop" })],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a pod of a headless Service",
      resources: [...service({ clusterIP: "None" }), ...routed({ host: `web-0.${FULL}` })],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a host that no ServiceEntry names",
      resources: routed({ host: "api.example.com" }),
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a domain above a wildcard",
      resources: [
        ...serviceEntry({ hosts: ["*.example.com"] }),
        ...routed({ host: "example.com" }),
      ],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a look-alike of a wildcard",
      resources: [
        ...serviceEntry({ hosts: ["*.example.com"] }),
        ...routed({ host: "a.badexample.com" }),
      ],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a Service that is not exported",
      resources: [...exported("."), ...from("edge")],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a Service for nobody",
      resources: [...exported("~"), ...routed({ host: "web" })],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a ServiceEntry that is not exported",
      resources: [
        ...serviceEntry({ exportTo: ["."] }, { place: "edge" }),
        ...routed({ host: "api.example.com" }),
      ],
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
    {
      name: "a port that it does not have",
      resources: [...service(), ...routed({ host: "web", port: { number: 8080 } })],
      findings: [[PORT, "the host has no port 8080", "port"]],
    },
    {
      name: "every kind of route",
      resources: virtualService({
        http: [{ mirror: { host: "a" }, mirrors: [{ destination: { host: "b" } }] }],
        tls: [to("c")],
        tcp: [to("d")],
      }),
      findings: [
        [
          "spec.tls[0].route[0].destination.host",
          "no Service or ServiceEntry defines the host",
          "host",
        ],
        [
          "spec.tcp[0].route[0].destination.host",
          "no Service or ServiceEntry defines the host",
          "host",
        ],
        ["spec.http[0].mirror.host", "no Service or ServiceEntry defines the host", "host"],
        [
          "spec.http[0].mirrors[0].destination.host",
          "no Service or ServiceEntry defines the host",
          "host",
        ],
      ],
    },
    {
      name: "a patch",
      resources: meshObject("VirtualServicePatch", { http: [to("web")] }),
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "an unknown host, and the others all the same",
      resources: virtualService({ http: [to("web"), { mirror: { host: UNKNOWN } }] }),
      findings: [[HOST, "no Service or ServiceEntry defines the host", "host"]],
      reasons: ["unknown value at spec.http[1].mirror.host"],
    },
    {
      name: "unknown routes",
      resources: virtualService({ http: UNKNOWN }),
      reasons: ["unknown value at spec.http"],
    },
    {
      name: "an unknown namespace of a short name",
      resources: [...service(), ...routed({ host: "web" }, {}, { place: UNKNOWN })],
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a Service in an unknown namespace",
      resources: [...service({}, UNKNOWN), ...routed({ host: "web" })],
      reasons: ['unknown value at metadata.namespace of Service "web"'],
    },
    {
      name: "a Service of an unknown name",
      resources: [
        ...declared("kubernetes:core/v1:Service", {
          metadata: { name: UNKNOWN, namespace: "shop" },
        }),
        ...routed({ host: "web" }),
      ],
      reasons: ['unknown value at metadata.name of Service "it"'],
    },
    {
      name: "unknown hosts of a ServiceEntry",
      resources: [...serviceEntry({ hosts: UNKNOWN }), ...routed({ host: "api.example.com" })],
      reasons: ['unknown value at spec.hosts of ServiceEntry "it"'],
    },
    {
      name: "an unknown export",
      resources: [
        ...serviceEntry({ exportTo: [UNKNOWN] }),
        ...routed({ host: "api.example.com" }),
        ...exported(UNKNOWN),
        ...routed({ host: "web" }),
      ],
      reasons: [
        'unknown value at spec.exportTo[0] of ServiceEntry "it"',
        'unknown value at metadata.annotations["networking.istio.io/exportTo"] of Service "web"',
      ],
    },
    {
      name: "a secret host of a ServiceEntry",
      resources: [...serviceEntry({ hosts: [SECRET] }), ...routed({ host: "api.example.com" })],
      reasons: ['secret value at spec.hosts[0] of ServiceEntry "it"'],
    },
    {
      name: "an unknown port",
      resources: [...service(), ...routed({ host: "web", port: { number: UNKNOWN } })],
      reasons: [`unknown value at ${PORT}`],
    },
    {
      name: "unknown ports of the Service",
      resources: [...service({ ports: UNKNOWN }), ...routed({ host: "web", port: { number: 80 } })],
      reasons: ['unknown value at spec.ports of Service "web"'],
    },
    {
      name: "what a chart may bring",
      resources: [
        ...declared("kubernetes:helm.sh/v3:Release", { chart: "egress", namespace: "edge" }),
        ...routed({ host: "api.example.com" }),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
    {
      name: "a patch of a ServiceEntry",
      resources: [
        ...meshObject("ServiceEntryPatch", { ports: [] }),
        ...routed({ host: "api.example.com" }),
      ],
      reasons: ['not part of the stack: what ServiceEntry "it" patches'],
    },
  ],
});
