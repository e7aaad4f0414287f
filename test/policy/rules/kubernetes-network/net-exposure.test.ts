import { netExposure } from "../../../../policy/rules/kubernetes-network/net-exposure";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const service = (spec: Properties, annotations?: unknown) =>
  manifest({
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "shop", annotations },
    spec,
  });
const balancer = (annotations?: unknown, spec: Properties = {}) =>
  service({ type: "LoadBalancer", ...spec }, annotations);
const ingress = (annotations: unknown) =>
  manifest({
    apiVersion: "networking.k8s.io/v1",
    kind: "Ingress",
    metadata: { name: "web", namespace: "shop", annotations },
  });
const AWS = "service.beta.kubernetes.io/aws-load-balancer";
const ALB = "alb.ingress.kubernetes.io";
const ranges = { loadBalancerSourceRanges: ["203.0.113.0/24"] };
const RANGES = "service.beta.kubernetes.io/load-balancer-source-ranges";
const exposed = { parameters: { exposed: ["shop/web"] } };

describeRule(netExposure, {
  pass: [
    { name: "a silent Service, which stands inside", resources: service({}) },
    { name: "another name of a host elsewhere", resources: service({ type: "ExternalName" }) },
    { name: "source ranges", resources: balancer(undefined, ranges) },
    {
      name: "source ranges in an annotation",
      resources: balancer({ [RANGES]: "203.0.113.0/24, 198.51.100.0/24" }),
    },
    ...[
      [`${AWS}-scheme`, "internal"],
      [`${AWS}-internal`, "true"],
      [`${AWS}-internal`, "0.0.0.0/0"],
      [`${AWS}-type`, "external"],
      ["service.beta.kubernetes.io/azure-load-balancer-internal", "true"],
      ["networking.gke.io/load-balancer-type", "Internal"],
    ].map(([name = "", value]) => ({
      name: `an internal load balancer by ${name}`,
      resources: balancer({ [name]: value }),
    })),
    {
      name: "a load balancer of a class that is internal by default",
      resources: balancer(undefined, { loadBalancerClass: "service.k8s.aws/nlb" }),
    },
    { name: "a Service that is listed", ...exposed, resources: balancer() },
    { name: "an Ingress, which stands inside", resources: ingress(undefined) },
    {
      name: "an Ingress for a network",
      resources: ingress({
        [`${ALB}/scheme`]: "internet-facing",
        [`${ALB}/inbound-cidrs`]: "203.0.113.0/24",
      }),
    },
    {
      name: "an Ingress that is listed",
      ...exposed,
      resources: ingress({ [`${ALB}/scheme`]: "internet-facing" }),
    },
  ],
  fail: [
    {
      name: "a port of every node",
      resources: service({ type: "NodePort" }),
      findings: [["spec.type", "the Service is open on a port of every node", "node-ports"]],
    },
    {
      name: "a port of every node, listed or not",
      ...exposed,
      resources: service({ type: "NodePort" }),
      findings: [["spec.type", "the Service is open on a port of every node", "node-ports"]],
    },
    {
      name: "external addresses",
      resources: service({ externalIPs: ["203.0.113.7"] }),
      findings: [
        ["spec.externalIPs", "the Service takes traffic for external addresses", "addresses"],
      ],
    },
    {
      name: "a load balancer",
      resources: balancer(),
      findings: [
        ["spec.type", "the load balancer faces the internet and has no source ranges", "sources"],
      ],
    },
    {
      name: "a load balancer that faces the internet",
      resources: balancer({ [`${AWS}-scheme`]: "internet-facing", [`${AWS}-type`]: "external" }),
      findings: [
        ["spec.type", "the load balancer faces the internet and has no source ranges", "sources"],
      ],
    },
    {
      name: "a class that is asked to face the internet",
      resources: balancer(
        { [`${AWS}-scheme`]: "internet-facing" },
        { loadBalancerClass: "service.k8s.aws/nlb" },
      ),
      findings: [
        ["spec.type", "the load balancer faces the internet and has no source ranges", "sources"],
      ],
    },
    {
      name: "an annotation that says no",
      resources: balancer({ [`${AWS}-internal`]: "false" }),
      findings: [
        ["spec.type", "the load balancer faces the internet and has no source ranges", "sources"],
      ],
    },
    {
      name: "empty source ranges",
      resources: balancer(undefined, { loadBalancerSourceRanges: [] }),
      findings: [
        ["spec.type", "the load balancer faces the internet and has no source ranges", "sources"],
      ],
    },
    {
      name: "a range of everyone",
      resources: balancer(undefined, { loadBalancerSourceRanges: ["10.0.0.0/8", "0.0.0.0/0"] }),
      findings: [
        [
          "spec.loadBalancerSourceRanges[1]",
          "the source ranges of the load balancer include every address",
          "sources",
        ],
      ],
    },
    {
      name: "two ranges that are everyone together",
      resources: balancer(undefined, { loadBalancerSourceRanges: ["0.0.0.0/1", "128.0.0.0/1"] }),
      findings: [
        [
          "spec.loadBalancerSourceRanges",
          "the source ranges of the load balancer include every address",
          "sources",
        ],
      ],
    },
    {
      name: "a range of everyone in an annotation",
      resources: balancer({ [RANGES]: "10.0.0.0/8,::/0" }),
      findings: [
        [
          `metadata.annotations["${RANGES}"]`,
          "the source ranges of the load balancer include every address",
          "sources",
        ],
      ],
    },
    {
      name: "an Ingress that faces the internet",
      resources: ingress({ [`${ALB}/scheme`]: "internet-facing" }),
      findings: [
        [
          `metadata.annotations["${ALB}/scheme"]`,
          "the load balancer faces the internet and has no source ranges",
          "sources",
        ],
      ],
    },
    {
      name: "two ranges of an annotation that are everyone together",
      resources: balancer({ [RANGES]: "128.0.0.0/1, 0.0.0.0/1" }),
      findings: [
        [
          `metadata.annotations["${RANGES}"]`,
          "the source ranges of the load balancer include every address",
          "sources",
        ],
      ],
    },
    {
      name: "an Ingress for two networks that are everyone together",
      resources: ingress({
        [`${ALB}/scheme`]: "internet-facing",
        [`${ALB}/inbound-cidrs`]: "0.0.0.0/1,128.0.0.0/1",
      }),
      findings: [
        [
          `metadata.annotations["${ALB}/inbound-cidrs"]`,
          "the source ranges of the load balancer include every address",
          "sources",
        ],
      ],
    },
    {
      name: "an item of a list",
      resources: manifest({
        apiVersion: "v1",
        kind: "List",
        items: [{ apiVersion: "v1", kind: "Service", spec: { type: "NodePort" } }],
      }),
      findings: [["spec.type", "the Service is open on a port of every node", "node-ports"]],
    },
    {
      name: "a patch",
      resources: declared("kubernetes:core/v1:ServicePatch", { spec: { type: "NodePort" } }),
      findings: [["spec.type", "the Service is open on a port of every node", "node-ports"]],
    },
  ],
  notApplicable: [{ name: "a Secret", resources: manifest({ apiVersion: "v1", kind: "Secret" }) }],
  unknown: [
    {
      name: "an unknown type",
      resources: service({ type: UNKNOWN }),
      reasons: ["unknown value at spec.type"],
    },
    {
      name: "unknown addresses",
      resources: service({ externalIPs: UNKNOWN }),
      reasons: ["unknown value at spec.externalIPs"],
    },
    {
      name: "unknown annotations",
      resources: balancer(UNKNOWN),
      reasons: ["unknown value at metadata.annotations"],
    },
    {
      name: "unknown ranges",
      resources: balancer(undefined, { loadBalancerSourceRanges: [UNKNOWN] }),
      reasons: ["unknown value at spec.loadBalancerSourceRanges[0]"],
    },
    {
      name: "a patch that leaves the ranges to others",
      resources: declared("kubernetes:core/v1:ServicePatch", { spec: { type: "LoadBalancer" } }),
      reasons: ["not set by this patch: spec.loadBalancerSourceRanges"],
    },
    {
      name: "an unknown scheme",
      resources: ingress({ [`${ALB}/scheme`]: UNKNOWN }),
      reasons: [`unknown value at metadata.annotations["${ALB}/scheme"]`],
    },
  ],
});
