import { meshVsSubsetExists } from "../../../../policy/rules/mesh-correctness/mesh-vs-subset-exists";
import { describeRule } from "../../describe-rule";
import { destinationRule, meshObject, routed, virtualService } from "../../mesh-traffic";
import { declared, pod, UNKNOWN } from "../../resources";

const SUBSET = "spec.http[0].route[0].destination.subset";
const subsets = (...names: readonly unknown[]) => ({ subsets: names.map((name) => ({ name })) });
const v1 = (host = "web") => routed({ host, subset: "v1" });

describeRule(meshVsSubsetExists, {
  pass: [
    { name: "a subset of the host", resources: [...destinationRule(subsets("v1")), ...v1()] },
    {
      name: "one of a DestinationRule elsewhere, by the full name",
      resources: [
        ...destinationRule(
          { host: "web.shop.svc.cluster.local", ...subsets("v1") },
          { place: "edge", version: "v1alpha3" },
        ),
        ...v1(),
      ],
    },
    {
      name: "one of two DestinationRules",
      resources: [
        ...destinationRule(subsets("v2")),
        ...destinationRule(subsets("v1"), { name: "more" }),
        ...v1(),
      ],
    },
    {
      name: "one of a wildcard",
      resources: [
        ...destinationRule({ host: "*.shop.svc.cluster.local", ...subsets("v1") }),
        ...v1(),
      ],
    },
    {
      name: "one of a host outside",
      resources: [
        ...destinationRule({ host: "api.example.com", ...subsets("v1") }),
        ...v1("api.example.com"),
      ],
    },
    {
      name: "no subset",
      resources: virtualService({
        http: [
          {
            route: [{ destination: { host: "web" } }, { destination: { host: "web", subset: "" } }],
          },
        ],
      }),
    },
  ],
  fail: [
    {
      name: "no DestinationRule",
      resources: v1(),
      findings: [[SUBSET, "no DestinationRule of the host defines the subset"]],
    },
    {
      name: "another subset",
      resources: [...destinationRule(subsets("v2")), ...v1()],
      findings: [[SUBSET, "no DestinationRule of the host defines the subset"]],
    },
    {
      name: "a DestinationRule for the same name elsewhere",
      resources: [...destinationRule(subsets("v1"), { place: "edge" }), ...v1()],
      findings: [[SUBSET, "no DestinationRule of the host defines the subset"]],
    },
    {
      name: "every kind of route",
      resources: virtualService({
        http: [{ mirror: { host: "web", subset: "a" } }],
        tls: [{ route: [{ destination: { host: "web", subset: "b" } }] }],
        tcp: [{ route: [{ destination: { host: "web", subset: "c" } }] }],
      }),
      findings: [
        [
          "spec.tls[0].route[0].destination.subset",
          "no DestinationRule of the host defines the subset",
        ],
        [
          "spec.tcp[0].route[0].destination.subset",
          "no DestinationRule of the host defines the subset",
        ],
        ["spec.http[0].mirror.subset", "no DestinationRule of the host defines the subset"],
      ],
    },
  ],
  notApplicable: [{ name: "a Pod", resources: pod({}) }],
  unknown: [
    {
      name: "an unknown subset",
      resources: routed({ host: "web", subset: UNKNOWN }),
      reasons: [`unknown value at ${SUBSET}`],
    },
    {
      name: "an unknown host",
      resources: routed({ host: UNKNOWN, subset: "v1" }),
      reasons: ["unknown value at spec.http[0].route[0].destination.host"],
    },
    {
      name: "an unknown name of a subset",
      resources: [...destinationRule(subsets("v2", UNKNOWN)), ...v1()],
      reasons: ['unknown value at spec.subsets[1].name of DestinationRule "it"'],
    },
    {
      name: "an unknown host of a DestinationRule",
      resources: [...destinationRule({ host: UNKNOWN, ...subsets("v1") }), ...v1()],
      reasons: ['unknown value at spec.host of DestinationRule "it"'],
    },
    {
      name: "a DestinationRule in an unknown namespace",
      resources: [...destinationRule(subsets("v1"), { place: UNKNOWN }), ...v1()],
      reasons: ['unknown value at metadata.namespace of DestinationRule "it"'],
    },
    {
      name: "a patch of a DestinationRule",
      resources: [...meshObject("DestinationRulePatch", { trafficPolicy: {} }), ...v1()],
      reasons: ['not part of the stack: what DestinationRule "it" patches'],
    },
    {
      name: "a namespace that a chart fills",
      resources: [
        ...declared("kubernetes:helm.sh/v3:Release", { chart: "web", namespace: "shop" }),
        ...v1(),
      ],
      reasons: ['not part of the stack: what Helm release "it" brings'],
    },
  ],
});
