import { meshVsGatewayExists } from "../../../../policy/rules/mesh-correctness/mesh-vs-gateway-exists";
import { describeRule } from "../../describe-rule";
import { meshObject, virtualService } from "../../mesh-traffic";
import { declared, pod, UNKNOWN } from "../../resources";

const gateway = (name: unknown = "edge", place: unknown = "shop", version = "v1") =>
  meshObject("Gateway", { servers: [] }, { name, place, version });
const bound = (...gateways: readonly unknown[]) => virtualService({ gateways });
const GATEWAY = "spec.gateways[0]";

describeRule(meshVsGatewayExists, {
  pass: [
    { name: "the mesh alone", resources: [...bound("mesh"), ...virtualService({})] },
    { name: "one of its own namespace", resources: [...gateway(), ...bound("edge", "./edge")] },
    { name: "one of another", resources: [...gateway("a", "b", "v1alpha3"), ...bound("b/a")] },
    {
      name: "the former way to write it",
      resources: [...gateway("a", "b"), ...bound("a.b", "a.b.svc.cluster.local")],
    },
    {
      name: "the namespace that stands for none",
      resources: [
        ...gateway("edge", null),
        ...virtualService({ gateways: ["edge"] }, { place: "default", version: "v1beta1" }),
      ],
    },
  ],
  fail: [
    {
      name: "no Gateway",
      resources: bound("edge"),
      findings: [[GATEWAY, 'Gateway "edge" is not declared in namespace "shop"']],
    },
    {
      name: "one elsewhere",
      resources: [...gateway("edge", "b"), ...bound("edge")],
      findings: [[GATEWAY, 'Gateway "edge" is not declared in namespace "shop"']],
    },
    {
      name: "a wrong namespace",
      resources: [...gateway(), ...bound("b/edge")],
      findings: [[GATEWAY, 'Gateway "edge" is not declared in namespace "b"']],
    },
    {
      name: "a Gateway of the Gateway API",
      resources: [
        ...declared("kubernetes:gateway.networking.k8s.io/v1:Gateway", {
          metadata: { name: "edge", namespace: "shop" },
        }),
        ...bound("edge"),
      ],
      findings: [[GATEWAY, 'Gateway "edge" is not declared in namespace "shop"']],
    },
    {
      name: "the conditions of routes",
      resources: virtualService({
        http: [{ match: [{ gateways: ["mesh", "a"] }] }],
        tls: [{ match: [{ gateways: ["b"] }] }],
        tcp: [{ match: [{ gateways: ["c"] }] }],
      }),
      findings: [
        ["spec.http[0].match[0].gateways[1]", 'Gateway "a" is not declared in namespace "shop"'],
        ["spec.tls[0].match[0].gateways[0]", 'Gateway "b" is not declared in namespace "shop"'],
        ["spec.tcp[0].match[0].gateways[0]", 'Gateway "c" is not declared in namespace "shop"'],
      ],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "an unknown gateway, and the others all the same",
      resources: bound(UNKNOWN, "edge"),
      findings: [["spec.gateways[1]", 'Gateway "edge" is not declared in namespace "shop"']],
      reasons: [`unknown value at ${GATEWAY}`],
    },
    {
      name: "an unknown list",
      resources: virtualService({ gateways: UNKNOWN }),
      reasons: ["unknown value at spec.gateways"],
    },
    {
      name: "an unknown namespace",
      resources: virtualService({ gateways: ["edge"] }, { place: UNKNOWN }),
      reasons: ["unknown value at metadata.namespace"],
    },
    {
      name: "a Gateway in an unknown namespace",
      resources: [...gateway("edge", UNKNOWN), ...bound("edge")],
      reasons: ['unknown value at metadata.namespace of Gateway "edge"'],
    },
    {
      name: "a namespace that a chart fills",
      resources: [
        ...declared("kubernetes:helm.sh/v3:Release", { chart: "edge", namespace: "shop" }),
        ...bound("edge"),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
