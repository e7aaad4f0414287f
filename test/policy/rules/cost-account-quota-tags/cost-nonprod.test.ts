import { costNonprod } from "../../../../policy/rules/cost-account-quota-tags/cost-nonprod";
import type { PolicyEnvironment } from "../../../../policy/rule/environment";
import { nodeGroup, subnet, subnetUrn } from "../../aws-stack";
import { describeRule } from "../../describe-rule";
import { declared, manifest, named, UNKNOWN } from "../../resources";

const NO_SPOT = ["none of the node pools uses spot capacity", "spot"] as const;

const NAT = "aws:ec2/natGateway:NatGateway";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const DATABASE = "aws:rds/instance:Instance";
const environment: PolicyEnvironment = "dev";

const gateway = (zone: string) =>
  named(NAT, zone, { subnetId: UNKNOWN }, { subnetId: [subnetUrn(zone)] });
const zones = [...subnet("a", "eu-west-1a"), ...subnet("b", "eu-west-1b")];
const onDemand = nodeGroup();
const spot = nodeGroup({ capacityType: "SPOT" }, [], "batch");
const scalingGroup = (percentage: number) =>
  declared("aws:autoscaling/group:Group", {
    tags: [{ key: "kubernetes.io/cluster/shop", value: "owned" }],
    mixedInstancesPolicy: {
      instancesDistribution: { onDemandPercentageAboveBaseCapacity: percentage },
    },
  });
const pool = (...values: readonly string[]) =>
  manifest({
    apiVersion: "karpenter.sh/v1",
    kind: "NodePool",
    metadata: { name: "general" },
    spec: {
      template: {
        spec: {
          requirements: [{ key: "karpenter.sh/capacity-type", operator: "In", values }],
        },
      },
    },
  });

describeRule(costNonprod, {
  pass: [
    { name: "a spot pool beside another", environment, resources: [...onDemand, ...spot] },
    { name: "a scaling group that buys spot", environment, resources: scalingGroup(50) },
    { name: "a pool of Karpenter", environment, resources: [...onDemand, ...pool("spot")] },
    { name: "one gateway", environment, resources: [...zones, ...gateway("a")] },
    {
      name: "short logs",
      environment,
      resources: declared(LOG_GROUP, { retentionInDays: 30 }),
    },
    { name: "a single database", environment, resources: declared(DATABASE, { multiAz: false }) },
    {
      name: "everything that is dear, in prod",
      resources: [
        ...onDemand,
        ...zones,
        ...gateway("a"),
        ...gateway("b"),
        ...declared(LOG_GROUP, { retentionInDays: 365 }),
        ...declared(DATABASE, { multiAz: true }),
      ],
    },
  ],
  fail: [
    {
      name: "no spot pool",
      environment,
      resources: onDemand,
      findings: [["capacityType", ...NO_SPOT]],
    },
    {
      name: "a scaling group on demand",
      environment,
      resources: scalingGroup(100),
      findings: [
        [
          "mixedInstancesPolicy.instancesDistribution.onDemandPercentageAboveBaseCapacity",
          ...NO_SPOT,
        ],
      ],
    },
    {
      name: "a pool of Karpenter on demand",
      environment,
      resources: pool("on-demand"),
      findings: [["spec.template.spec.requirements", ...NO_SPOT]],
    },
    {
      name: "a gateway in each zone",
      environment,
      resources: [...zones, ...gateway("a"), ...gateway("b")],
      findings: [
        [
          "subnetId",
          "the number of NAT gateways in the network is above the bound of 1",
          "nat-gateways",
        ],
      ],
    },
    {
      name: "long logs and those that never end",
      environment,
      resources: [
        ...declared(LOG_GROUP, { retentionInDays: 365 }),
        ...named(LOG_GROUP, "forever", { retentionInDays: 0 }),
      ],
      findings: [
        ["retentionInDays", "the log group keeps logs for more than 30 days", "log-retention"],
        ["retentionInDays", "the log group keeps logs for more than 30 days", "log-retention"],
      ],
    },
    {
      name: "a database and a cache in two zones",
      environment,
      resources: [
        ...declared(DATABASE, { multiAz: true }),
        ...declared("aws-native:rds:DbInstance", { multiAZ: true }),
        ...declared("aws:elasticache/replicationGroup:ReplicationGroup", { multiAzEnabled: true }),
      ],
      findings: [
        ["multiAz", "the database runs in several zones, which doubles its costs", "multi-az"],
        ["multiAZ", "the database runs in several zones, which doubles its costs", "multi-az"],
        ["multiAzEnabled", "the cache runs in several zones, which raises its costs", "multi-az"],
      ],
    },
  ],
  notApplicable: [
    { name: "a route", resources: declared("aws:ec2/route:Route", {}) },
    { name: "a pod", resources: manifest({ apiVersion: "v1", kind: "Pod" }) },
  ],
  unknown: [
    {
      name: "an unknown way of buying",
      environment,
      resources: nodeGroup({ capacityType: UNKNOWN }),
      reasons: ["unknown value at capacityType"],
    },
    {
      name: "an unknown retention",
      environment,
      resources: declared(LOG_GROUP, { retentionInDays: UNKNOWN }),
      reasons: ["unknown value at retentionInDays"],
    },
  ],
});
