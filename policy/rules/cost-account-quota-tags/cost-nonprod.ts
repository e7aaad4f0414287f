import { DATABASE_INSTANCE_TYPES } from "../../world/aws/databases";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { groupBy } from "../../../components/core/pure/group-by";
import { KARPENTER_NODE_POOL, mayBuySpot } from "../../world/autoscaling/karpenter";
import { LOG_GROUP_TYPES } from "../../world/aws/log-groups";
import { NAT_GATEWAY_TYPES } from "../../world/aws/nat-gateways";
import { nodePoolsOf, NODE_GROUP_TYPES, SCALING_GROUP_TYPES } from "../../world/aws/node-groups";
import { flag, integer } from "../../rule/parameters";
import { isTrue } from "../../rule/predicates";
import { placeKey } from "../../world/aws/regions";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { SUBNET_TYPES } from "../../world/aws/subnets";

const CACHE_GROUPS = typesOf(
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws-native:elasticache:ReplicationGroup",
);
const KARPENTER_POOLS = typesOf(KARPENTER_NODE_POOL);

interface Thrift {
  readonly required: boolean;
  readonly maxRetentionDays: number;
  readonly maxNatGateways: number;
}

/** An environment that may be down for an hour need not pay for what prod survives. */
export const costNonprod = stackRule<Thrift>({
  id: "cost-nonprod",
  topic: "cost-account-quota-tags",
  severity: "low",
  description:
    "In dev nodes are bought as spot capacity too, one NAT gateway serves all zones, logs are kept " +
    "briefly and nothing is doubled over zones.",
  remediation:
    "Give the cluster a spot pool, share one NAT gateway, shorten retentionInDays and switch multiAz " +
    "off.",
  frameworks: [
    eksBestPractices("cost optimization: compute", "Use spot capacity where work may start over"),
    eksBestPractices("cost optimization: networking", "Share one NAT gateway outside production"),
  ],
  parameters: {
    required: flag("Whether the environment has to be thrifty.", { dev: true, prod: false }),
    maxRetentionDays: integer("Days that logs are kept, at most.", { dev: 30, prod: 30 }),
    maxNatGateways: integer("NAT gateways of one network, at most.", { dev: 1, prod: 1 }),
  },
  appliesTo: isAnyOf(
    NAT_GATEWAY_TYPES,
    SUBNET_TYPES,
    LOG_GROUP_TYPES,
    DATABASE_INSTANCE_TYPES,
    CACHE_GROUPS,
    NODE_GROUP_TYPES,
    SCALING_GROUP_TYPES,
    KARPENTER_POOLS,
  ),
  check(world, findings, { settings }) {
    if (!settings.required) return;
    const index = world;
    checkSpot(index, findings);
    checkGateways(index, settings.maxNatGateways, findings);
    for (const group of index.of(LOG_GROUP_TYPES)) {
      const isLong = (days: unknown) => Number(days) > settings.maxRetentionDays || days === 0;
      const message = `logs are kept for more than ${settings.maxRetentionDays} days`;
      findings.forbid(group.get("retentionInDays"), isLong, message);
    }
    const doubled = [
      ...index
        .of(DATABASE_INSTANCE_TYPES)
        .flatMap((part) => [part.get("multiAz"), part.get("multiAZ")]),
      ...index.of(CACHE_GROUPS).map((part) => part.get("multiAzEnabled")),
    ];
    for (const field of doubled) findings.forbid(field, isTrue, "is paid for twice");
  },
});

/** One pool is enough: the rest may have to be there all the time. */
function checkSpot(index: ResourceIndex, findings: Findings): void {
  const groups = nodePoolsOf(index).map(purchaseOf);
  const pools = index.of(KARPENTER_POOLS);
  const [first] = [
    ...groups,
    ...pools.map((pool) => pool.get("spec", "template", "spec", "requirements")),
  ];
  if (first === undefined || groups.some(isSpot) || pools.some(mayBuySpot)) return;
  const unreadable = [...groups, first].find((field) => !field.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(first, "no pool buys spot capacity");
}

function purchaseOf(group: Field): Field {
  if (!SCALING_GROUP_TYPES.has(group.resource.type)) return group.get("capacityType");
  const distribution = group.get("mixedInstancesPolicy", "instancesDistribution");
  return distribution.get("onDemandPercentageAboveBaseCapacity");
}

function isSpot({ value }: Field): boolean {
  return value === "SPOT" || (typeof value === "number" && value < 100);
}

/** A network is told apart by the VPC of its subnets, or else by its region. */
function checkGateways(index: ResourceIndex, most: number, findings: Findings): void {
  const gateways = index.of(NAT_GATEWAY_TYPES).map((gateway) => gateway.get("subnetId"));
  const networks = groupBy(gateways, (subnetId) => {
    const [subnet] = index.behind(subnetId, SUBNET_TYPES);
    const vpcs = subnet?.resource.propertyDependencies.vpcId;
    return JSON.stringify(vpcs ?? placeKey(subnetId.resource));
  });
  for (const subnets of networks.values()) {
    const tooMany = subnets[most];
    if (tooMany !== undefined)
      findings.fail(tooMany, "another NAT gateway serves the network already");
  }
}
