import { meshVsHostInGateway } from "../../../../policy/rules/mesh-correctness/mesh-vs-host-in-gateway";
import { describeRule } from "../../describe-rule";
import { meshObject, virtualService } from "../../mesh-traffic";
import { pod, UNKNOWN } from "../../resources";

const gateway = (hosts: unknown, place: unknown = "shop", version = "v1") =>
  meshObject("Gateway", { servers: [{ hosts }] }, { name: "edge", place, version });
const bound = (hosts: unknown, place = "shop") =>
  virtualService({ hosts, gateways: ["shop/edge"] }, { place });
const HOST = "a.example.com";
const PATH = "spec.gateways[0]";

describeRule(meshVsHostInGateway, {
  pass: [
    { name: "the same host", resources: [...gateway([HOST]), ...bound([HOST])] },
    { name: "a wildcard", resources: [...gateway(["*.example.com"]), ...bound([HOST])] },
    { name: "all hosts", resources: [...gateway(["*"]), ...bound([HOST])] },
    { name: "a wildcard of its own", resources: [...gateway([HOST]), ...bound(["*.example.com"])] },
    { name: "one of several", resources: [...gateway(["b", HOST]), ...bound(["web", HOST])] },
    {
      name: "hosts for its namespace",
      resources: [...gateway([`app/${HOST}`], "shop", "v1alpha3"), ...bound([HOST], "app")],
    },
    {
      name: "hosts for all namespaces",
      resources: [...gateway([`*/${HOST}`]), ...bound([HOST], "app")],
    },
    {
      name: "hosts for the Gateway's own",
      resources: [...gateway([`./${HOST}`]), ...bound([HOST])],
    },
    { name: "the mesh", resources: virtualService({ gateways: ["mesh"] }) },
    { name: "a Gateway that is not there", resources: bound([HOST]) },
    { name: "a part of others", resources: [...gateway(["b"]), ...bound([])] },
    {
      name: "a patch of a Gateway",
      resources: [...meshObject("GatewayPatch", {}, { name: "edge" }), ...bound([HOST])],
    },
  ],
  fail: [
    {
      name: "other hosts",
      resources: [...gateway(["b.example.com"]), ...bound([HOST])],
      findings: [[PATH, "the Gateway serves none of the hosts of the VirtualService"]],
    },
    {
      name: "another wildcard",
      resources: [...gateway(["*.example.org"]), ...bound([HOST])],
      findings: [[PATH, "the Gateway serves none of the hosts of the VirtualService"]],
    },
    {
      name: "the domain of a wildcard",
      resources: [...gateway(["*.example.com"]), ...bound(["example.com"])],
      findings: [[PATH, "the Gateway serves none of the hosts of the VirtualService"]],
    },
    {
      name: "hosts for another namespace",
      resources: [...gateway([`app/${HOST}`]), ...bound([HOST])],
      findings: [[PATH, "the Gateway serves none of the hosts of the VirtualService"]],
    },
    {
      name: "hosts for the Gateway's own namespace",
      resources: [...gateway([`./*`]), ...bound([HOST], "app")],
      findings: [[PATH, "the Gateway serves none of the hosts of the VirtualService"]],
    },
    {
      name: "one of two Gateways",
      resources: [
        ...gateway([HOST]),
        ...meshObject("Gateway", { servers: [{ hosts: ["b"] }] }, { name: "b" }),
        ...virtualService({ hosts: [HOST], gateways: ["edge", "mesh", "b"] }),
      ],
      findings: [
        ["spec.gateways[2]", "the Gateway serves none of the hosts of the VirtualService"],
      ],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "unknown hosts of the Gateway",
      resources: [...gateway(UNKNOWN), ...bound([HOST])],
      reasons: ['unknown value at spec.servers[0].hosts of Gateway "edge"'],
    },
    {
      name: "an unknown host",
      resources: [...gateway([HOST]), ...bound([UNKNOWN])],
      reasons: ["unknown value at spec.hosts[0]"],
    },
    {
      name: "an unknown gateway",
      resources: virtualService({ gateways: [UNKNOWN] }),
      reasons: ["unknown value at spec.gateways[0]"],
    },
    {
      name: "an unknown namespace",
      resources: virtualService({ gateways: ["edge"] }, { place: UNKNOWN }),
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
