import { meshVsHostConflict } from "../../../../policy/rules/mesh-correctness/mesh-vs-host-conflict";
import { describeRule } from "../../describe-rule";
import { meshObject, virtualService } from "../../mesh-traffic";
import { pod, UNKNOWN } from "../../resources";

const FULL = "web.shop.svc.cluster.local";
const HOST = "spec.hosts[0]";
const one = virtualService({}, { name: "one" });
const other = (spec = {}, place = "shop") => virtualService(spec, { name: "other", place });

describeRule(meshVsHostConflict, {
  pass: [
    { name: "one VirtualService", resources: one },
    { name: "hosts of their own", resources: [...one, ...other({ hosts: ["api"] })] },
    { name: "the same short name elsewhere", resources: [...one, ...other({}, "edge")] },
    {
      name: "a gateway that is not the mesh",
      resources: [...one, ...other({ gateways: ["edge/public"] })],
    },
    {
      name: "gateways, for which routes are merged",
      resources: [
        ...virtualService({ hosts: ["a.example.com"], gateways: ["edge"] }, { name: "one" }),
        ...other({ hosts: ["a.example.com"], gateways: ["edge"] }),
      ],
    },
    { name: "a wildcard around it", resources: [...one, ...other({ hosts: ["*"] })] },
    {
      name: "namespaces of their own",
      resources: [
        ...virtualService({ exportTo: ["a"] }, { name: "one" }),
        ...other({ exportTo: ["b"] }),
      ],
    },
    {
      name: "one of its own namespace before one of all",
      resources: [...one, ...other({ exportTo: ["."] })],
    },
    {
      name: "parts of others",
      resources: [...other({ hosts: [] }), ...other({ hosts: undefined })],
    },
    {
      name: "a patch of the same",
      resources: [...one, ...meshObject("VirtualServicePatch", { hosts: ["web"] })],
    },
  ],
  fail: [
    {
      name: "the same host",
      resources: [...one, ...other()],
      findings: [
        [HOST, 'VirtualService "other" routes the same host for the proxies of the mesh'],
        [HOST, 'VirtualService "one" routes the same host for the proxies of the mesh'],
      ],
    },
    {
      name: "the mesh by name, in an old version",
      resources: [
        ...one,
        ...virtualService({ gateways: ["edge", "mesh"] }, { name: "b", version: "v1alpha3" }),
      ],
      findings: [
        [HOST, 'VirtualService "b" routes the same host for the proxies of the mesh'],
        [HOST, 'VirtualService "one" routes the same host for the proxies of the mesh'],
      ],
    },
    {
      name: "a full name elsewhere",
      resources: [...one, ...other({ hosts: ["api", FULL] }, "edge")],
      findings: [
        [HOST, 'VirtualService "other" routes the same host for the proxies of the mesh'],
        ["spec.hosts[1]", 'VirtualService "one" routes the same host for the proxies of the mesh'],
      ],
    },
    {
      name: "an export to all, said or not",
      resources: [...one, ...other({ exportTo: ["*"] })],
      findings: [
        [HOST, 'VirtualService "other" routes the same host for the proxies of the mesh'],
        [HOST, 'VirtualService "one" routes the same host for the proxies of the mesh'],
      ],
    },
    {
      name: "a namespace that both are exported to",
      resources: [
        ...virtualService({ exportTo: [".", "edge"] }, { name: "one" }),
        ...other({ hosts: [FULL], exportTo: ["."] }, "edge"),
      ],
      findings: [
        [HOST, 'VirtualService "other" routes the same host for the proxies of the mesh'],
        [HOST, 'VirtualService "one" routes the same host for the proxies of the mesh'],
      ],
    },
    {
      name: "the same wildcard",
      resources: [
        ...other({ hosts: ["*.example.com"] }),
        ...virtualService({ hosts: ["*.example.com"] }),
      ],
      findings: [
        [HOST, 'VirtualService "it" routes the same host for the proxies of the mesh'],
        [HOST, 'VirtualService "other" routes the same host for the proxies of the mesh'],
      ],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "unknown gateways",
      resources: virtualService({ gateways: [UNKNOWN] }),
      reasons: ["unknown value at spec.gateways[0]"],
    },
    {
      name: "an unknown host, and the others all the same",
      resources: [...one, ...other({ hosts: [UNKNOWN, "web"] })],
      findings: [
        [HOST, 'VirtualService "other" routes the same host for the proxies of the mesh'],
        ["spec.hosts[1]", 'VirtualService "one" routes the same host for the proxies of the mesh'],
      ],
      reasons: ["unknown value at spec.hosts[0]"],
    },
    {
      name: "an unknown export",
      resources: virtualService({ exportTo: UNKNOWN }),
      reasons: ["unknown value at spec.exportTo"],
    },
    {
      name: "an unknown namespace",
      resources: virtualService({}, { place: UNKNOWN }),
      reasons: ["unknown value at metadata.namespace"],
    },
  ],
});
