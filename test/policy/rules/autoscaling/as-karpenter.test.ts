import { asKarpenter } from "../../../../policy/rules/autoscaling/as-karpenter";
import { describeRule } from "../../describe-rule";
import { declared, manifest, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const standing = { nodes: "10%" };
const pool = ({ limits, expireAfter, budgets }: Properties = {}) =>
  manifest({
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    metadata: { name: "it" },
    spec: {
      limits: limits ?? { cpu: "100", memory: "400Gi" },
      disruption: { budgets: budgets ?? [standing] },
      template: { spec: { expireAfter: expireAfter ?? "336h" } },
    },
  });
const nodeClass = (spec: Properties) =>
  manifest({ apiVersion: "karpenter.k8s.aws/v1", kind: "EC2NodeClass", spec });
const image = (term: Properties) => nodeClass({ amiSelectorTerms: [term] });
const bounds = {
  ceilings: { cpu: "100", memory: "400Gi" },
  accountQuota: { cpu: "150" },
};
const bounded = { parameters: bounds };
const night = { nodes: "0", schedule: "0 22 * * *", duration: "8h" };
const unbounded = ["not configured: ceilings", "not configured: accountQuota"];

describeRule(asKarpenter, {
  pass: [
    { name: "a pool within its bounds", ...bounded, resources: pool() },
    {
      name: "a window without disruptions beside a budget for all times",
      ...bounded,
      resources: pool({ budgets: [standing, night] }),
    },
    {
      name: "no drift at all, but empty nodes go",
      ...bounded,
      resources: pool({ budgets: [standing, { nodes: "0", reasons: ["Drifted"] }] }),
    },
    { name: "the machines that Karpenter makes by itself", resources: nodeClass({}) },
    { name: "an alias with a version", resources: image({ alias: "al2023@v20260101" }) },
    { name: "an image by its id", resources: image({ id: "ami-1" }) },
    { name: "an image by its whole name", resources: image({ name: "nodes-2026-01" }) },
    {
      name: "the latest image in dev",
      environment: "dev",
      resources: image({ alias: "al2023@latest" }),
    },
  ],
  fail: [
    {
      name: "no limits",
      ...bounded,
      resources: pool({ limits: {} }),
      paths: ["spec.limits.cpu", "spec.limits.memory"],
    },
    {
      name: "a limit above the ceiling",
      ...bounded,
      resources: pool({ limits: { cpu: "100", memory: "401Gi" } }),
      paths: ["spec.limits.memory"],
    },
    {
      name: "limits that add up to more than the account has",
      ...bounded,
      resources: [...pool(), ...pool()],
      paths: ["spec.limits.cpu"],
    },
    {
      name: "nodes that live forever",
      ...bounded,
      resources: pool({ expireAfter: "Never" }),
      paths: ["spec.template.spec.expireAfter"],
    },
    {
      name: "no budget",
      ...bounded,
      resources: pool({ budgets: [] }),
      paths: ["spec.disruption.budgets"],
    },
    {
      name: "budgets of windows alone",
      ...bounded,
      resources: pool({ budgets: [night] }),
      paths: ["spec.disruption.budgets"],
    },
    {
      name: "a pool that is never disrupted",
      ...bounded,
      resources: pool({ budgets: [{ nodes: "0%" }] }),
      paths: ["spec.disruption.budgets[0].nodes"],
    },
    {
      name: "metadata without a token, two hops away, and a disk in the clear",
      resources: nodeClass({
        metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 2 },
        blockDeviceMappings: [{ ebs: { volumeType: "gp3" } }],
      }),
      paths: [
        "spec.metadataOptions.httpTokens",
        "spec.metadataOptions.httpPutResponseHopLimit",
        "spec.blockDeviceMappings[0].ebs.encrypted",
      ],
    },
    {
      name: "the latest image in prod",
      resources: image({ alias: "al2023@latest" }),
      paths: ["spec.amiSelectorTerms[0].alias"],
    },
    {
      name: "whatever image has a tag",
      resources: image({ tags: { team: "a" } }),
      paths: ["spec.amiSelectorTerms[0]"],
    },
    {
      name: "whatever image has a name like it",
      resources: image({ name: "nodes-*" }),
      paths: ["spec.amiSelectorTerms[0]"],
    },
  ],
  notApplicable: [
    { name: "a managed group", resources: declared("aws:eks/nodeGroup:NodeGroup", {}) },
  ],
  unknown: [
    { name: "a pool without configured bounds", resources: pool(), reasons: unbounded },
    {
      name: "an unknown limit",
      ...bounded,
      resources: pool({ limits: { cpu: UNKNOWN, memory: "1Gi" } }),
      reasons: ["unknown value at spec.limits.cpu"],
    },
    {
      name: "unknown budgets",
      ...bounded,
      resources: pool({ budgets: UNKNOWN }),
      reasons: ["unknown value at spec.disruption.budgets"],
    },
    {
      name: "unknown images",
      resources: nodeClass({ amiSelectorTerms: UNKNOWN }),
      reasons: ["unknown value at spec.amiSelectorTerms"],
    },
  ],
});
