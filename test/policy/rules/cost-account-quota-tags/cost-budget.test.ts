import { costBudget } from "../../../../policy/rules/cost-account-quota-tags/cost-budget";
import { launchTemplate, nodeGroup } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN } from "../../resources";

type Properties = Readonly<Record<string, unknown>>;

const CLUSTER = "aws:eks/cluster:Cluster";
const NAT = "aws:ec2/natGateway:NatGateway";
const GROUP = "aws:autoscaling/group:Group";

/** A budget, with any number of gateways. */
const budget = (monthlyBudget: number) => ({ monthlyBudget, maxNatGateways: 9 });

const cluster = declared(CLUSTER, { name: "shop" });
const group = (maxSize: unknown, instanceTypes: unknown = ["m7g.large"]) =>
  nodeGroup({ scalingConfig: { maxSize }, instanceTypes });
const database = (props: Properties) =>
  declared("aws:rds/instance:Instance", { instanceClass: "db.m7g.large", ...props });
const pool = (cpu: unknown) =>
  manifest({
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    metadata: { name: "general" },
    spec: { limits: { cpu } },
  });

describeRule(costBudget, {
  pass: [
    { name: "a cluster for 73 USD", parameters: budget(73), resources: cluster },
    {
      name: "ten machines for 596 USD",
      parameters: budget(596),
      resources: group(10),
    },
    {
      name: "a database for 123 USD",
      parameters: budget(123),
      resources: database({ multiAz: false }),
    },
    {
      name: "gateways within the number",
      parameters: { monthlyBudget: 1_000, maxNatGateways: 2 },
      resources: [...named(NAT, "a", {}), ...named(NAT, "b", {})],
    },
    {
      name: "a free endpoint",
      parameters: budget(0),
      resources: declared("aws:ec2/vpcEndpoint:VpcEndpoint", { vpcEndpointType: "Gateway" }),
    },
  ],
  fail: [
    {
      name: "a cluster above it",
      parameters: budget(72),
      resources: cluster,
      findings: [
        ["name", "the stack costs about 73 USD a month, where the budget is 72", "monthly-cost"],
      ],
    },
    {
      name: "a cluster and its nodes, at the dearest line",
      parameters: budget(600),
      resources: [...cluster, ...group(10)],
      findings: [
        [
          "scalingConfig.maxSize",
          "the stack costs about 669 USD a month, where the budget is 600",
          "monthly-cost",
        ],
      ],
    },
    {
      name: "the dearest of several types",
      parameters: budget(1_000),
      resources: group(10, ["m7g.large", "m7g.xlarge"]),
      findings: [
        [
          "scalingConfig.maxSize",
          "the stack costs about 1192 USD a month, where the budget is 1000",
          "monthly-cost",
        ],
      ],
    },
    {
      name: "a type that the launch template names",
      parameters: budget(500),
      resources: [
        ...launchTemplate({ instanceType: "m7g.large" }),
        ...nodeGroup({ scalingConfig: { maxSize: 10 }, instanceTypes: undefined }),
      ],
      findings: [
        [
          "scalingConfig.maxSize",
          "the stack costs about 596 USD a month, where the budget is 500",
          "monthly-cost",
        ],
      ],
    },
    {
      name: "a self-managed group",
      parameters: budget(500),
      resources: declared(GROUP, {
        maxSize: 10,
        tags: [{ key: "kubernetes.io/cluster/shop", value: "owned" }],
        mixedInstancesPolicy: {
          launchTemplate: { overrides: [{ instanceType: "m7g.large" }] },
        },
      }),
      findings: [
        [
          "maxSize",
          "the stack costs about 596 USD a month, where the budget is 500",
          "monthly-cost",
        ],
      ],
    },
    {
      name: "what Karpenter may buy",
      parameters: budget(2_900),
      resources: pool("100"),
      findings: [
        [
          "spec.limits.cpu",
          "the stack costs about 2979 USD a month, where the budget is 2900",
          "monthly-cost",
        ],
      ],
    },
    {
      name: "a database in two zones",
      parameters: budget(200),
      resources: database({ multiAz: true }),
      findings: [
        [
          "instanceClass",
          "the stack costs about 246 USD a month, where the budget is 200",
          "monthly-cost",
        ],
      ],
    },
    {
      name: "an interface endpoint in three zones",
      parameters: budget(20),
      resources: declared("aws:ec2/vpcEndpoint:VpcEndpoint", {
        vpcEndpointType: "Interface",
        subnetIds: [UNKNOWN, UNKNOWN, UNKNOWN],
      }),
      findings: [
        [
          "subnetIds",
          "the stack costs about 22 USD a month, where the budget is 20",
          "monthly-cost",
        ],
      ],
    },
    {
      name: "a gateway too many",
      parameters: { monthlyBudget: 1_000, maxNatGateways: 1 },
      resources: [...named(NAT, "a", {}), ...named(NAT, "b", {})],
      findings: [
        ["subnetId", "the stack has 2 NAT gateways, where the bound is 1", "nat-gateways"],
      ],
    },
  ],
  notApplicable: [
    { name: "a route", resources: declared("aws:ec2/route:Route", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "no budget",
      resources: cluster,
      reasons: ["not configured: monthlyBudget"],
    },
    {
      name: "no budget and no number of gateways",
      resources: named(NAT, "a", {}),
      reasons: ["not configured: monthlyBudget, maxNatGateways"],
    },
    {
      name: "an unknown size",
      parameters: budget(1_000),
      resources: group(UNKNOWN),
      reasons: ["unknown value at scalingConfig.maxSize"],
    },
    {
      name: "an unknown number of caches",
      parameters: budget(1_000),
      resources: declared("aws:elasticache/replicationGroup:ReplicationGroup", {
        nodeType: "cache.m7g.large",
        numCacheClusters: UNKNOWN,
      }),
      reasons: ["unknown value at numCacheClusters"],
    },
    {
      name: "a type that the table does not have",
      parameters: budget(1_000),
      resources: declared("aws:ec2/instance:Instance", { instanceType: "u-6tb1.56xlarge" }),
      reasons: ["no price is known of what instanceType says"],
    },
    {
      name: "a pool without a limit",
      parameters: budget(1_000),
      resources: pool(undefined),
      reasons: ["no price is known of what spec.limits.cpu says"],
    },
  ],
});
