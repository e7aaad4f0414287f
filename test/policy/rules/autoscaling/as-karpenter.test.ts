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
      findings: [
        ["spec.limits.cpu", "the NodePool has no limit for cpu", "limits"],
        ["spec.limits.memory", "the NodePool has no limit for memory", "limits"],
      ],
    },
    {
      name: "a limit above the ceiling",
      ...bounded,
      resources: pool({ limits: { cpu: "100", memory: "401Gi" } }),
      findings: [
        ["spec.limits.memory", "the memory limit of the NodePool is above the ceiling", "limits"],
      ],
    },
    {
      name: "limits that add up to more than the account has",
      ...bounded,
      resources: [...pool(), ...pool()],
      findings: [
        [
          "spec.limits.cpu",
          "the cpu limits of all NodePools add up to more than the quota of the account",
          "quota",
        ],
      ],
    },
    {
      name: "nodes that live forever",
      ...bounded,
      resources: pool({ expireAfter: "Never" }),
      findings: [
        [
          "spec.template.spec.expireAfter",
          "nodes are never replaced (expireAfter), so they miss security patches",
          "lifetime",
        ],
      ],
    },
    {
      name: "no budget",
      ...bounded,
      resources: pool({ budgets: [] }),
      findings: [
        ["spec.disruption.budgets", "the NodePool has no disruption budget", "disruption"],
      ],
    },
    {
      name: "budgets of windows alone",
      ...bounded,
      resources: pool({ budgets: [night] }),
      findings: [
        [
          "spec.disruption.budgets",
          "every disruption budget has a schedule, so none applies outside the schedules",
          "disruption",
        ],
      ],
    },
    {
      name: "a pool that is never disrupted",
      ...bounded,
      resources: pool({ budgets: [{ nodes: "0%" }] }),
      findings: [
        [
          "spec.disruption.budgets[0].nodes",
          "the disruption budget never lets a node be replaced",
          "disruption",
        ],
      ],
    },
    {
      name: "metadata without a token, two hops away, and a disk in the clear",
      resources: nodeClass({
        metadataOptions: { httpTokens: "optional", httpPutResponseHopLimit: 2 },
        blockDeviceMappings: [{ ebs: { volumeType: "gp3" } }],
      }),
      findings: [
        [
          "spec.metadataOptions.httpTokens",
          "the instance metadata can be read without a token (httpTokens is not required)",
          "metadata",
        ],
        [
          "spec.metadataOptions.httpPutResponseHopLimit",
          "pods can reach the instance metadata: the hop limit is above 1",
          "metadata",
        ],
        ["spec.blockDeviceMappings[0].ebs.encrypted", "the volume is not encrypted", "disk"],
      ],
    },
    {
      name: "the latest image in prod",
      resources: image({ alias: "al2023@latest" }),
      findings: [
        [
          "spec.amiSelectorTerms[0].alias",
          "the image is not pinned to a version, so new nodes may run another image",
          "image",
        ],
      ],
    },
    {
      name: "whatever image has a tag",
      resources: image({ tags: { team: "a" } }),
      findings: [
        [
          "spec.amiSelectorTerms[0]",
          "the image is not pinned to a version, so new nodes may run another image",
          "image",
        ],
      ],
    },
    {
      name: "whatever image has a name like it",
      resources: image({ name: "nodes-*" }),
      findings: [
        [
          "spec.amiSelectorTerms[0]",
          "the image is not pinned to a version, so new nodes may run another image",
          "image",
        ],
      ],
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
