import { DATABASE_INSTANCE_TYPES } from "../../world/aws/databases";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { groupBy } from "../../../components/core/pure/group-by";
import { KARPENTER_NODE_POOL, mayBuySpot } from "../../world/autoscaling/karpenter";
import { LOG_GROUP_TYPES } from "../../world/aws/log-groups";
import { NAT_GATEWAY_TYPES } from "../../world/aws/nat-gateways";
import { NODE_GROUP_TYPES, SCALING_GROUP_TYPES } from "../../world/aws/node-groups";
import { flag, integer } from "../../rule/parameters";
import { isTrue } from "../../rule/predicates";
import { placeKey } from "../../world/aws/regions";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { SUBNET_TYPES } from "../../world/aws/subnets";
import type { World } from "../../world/world";

const CACHE_GROUPS = typesOf(
  "aws:elasticache/replicationGroup:ReplicationGroup",
  "aws-native:elasticache:ReplicationGroup",
);
const KARPENTER_POOLS = typesOf(KARPENTER_NODE_POOL);

interface Savings {
  readonly required: boolean;
  readonly maxRetentionDays: number;
  readonly maxNatGateways: number;
}

/** An environment that may be down for an hour does not need the redundancy of prod. */
export const costNonprod = stackRule<Savings>({
  id: "cost-nonprod",
  topic: "cost-account-quota-tags",
  severity: "low",
  description:
    "In dev some nodes use spot capacity, one NAT gateway serves all zones, logs are kept for a " +
    "short time, and databases and caches run in one zone.",
  remediation:
    "Give the cluster a spot pool, share one NAT gateway, lower retentionInDays and set multiAz to " +
    "false.",
  frameworks: [
    eksBestPractices("cost optimization: compute", "Use spot capacity where work may start over"),
    eksBestPractices("cost optimization: networking", "Share one NAT gateway outside production"),
  ],
  checks: {
    spot: "A node pool uses spot capacity.",
    "nat-gateways": "The network has at most the allowed number of NAT gateways.",
    "log-retention": "Logs are kept for at most the allowed time.",
    "multi-az": "Databases and caches run in one zone.",
  },
  parameters: {
    required: flag("Whether the environment must save costs.", { dev: true, prod: false }),
    maxRetentionDays: integer("Maximum number of days that logs are kept.", { dev: 30, prod: 30 }),
    maxNatGateways: integer("Maximum number of NAT gateways in one network.", { dev: 1, prod: 1 }),
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
    checkSpot(world, findings.of("spot"));
    checkGateways(world, settings.maxNatGateways, findings.of("nat-gateways"));
    checkRetention(world, settings.maxRetentionDays, findings.of("log-retention"));
    checkZones(world, findings.of("multi-az"));
  },
});

function checkRetention(world: World, most: number, findings: Findings): void {
  const isLong = (days: unknown) => Number(days) > most || days === 0;
  for (const group of world.of(LOG_GROUP_TYPES)) {
    const message = `the log group keeps logs for more than ${most} days`;
    findings.forbid(group.get("retentionInDays"), isLong, message);
  }
}

function checkZones(world: World, findings: Findings): void {
  for (const database of world.of(DATABASE_INSTANCE_TYPES)) {
    for (const field of [database.get("multiAz"), database.get("multiAZ")]) {
      findings.forbid(field, isTrue, "the database runs in several zones, which doubles its costs");
    }
  }
  for (const cache of world.of(CACHE_GROUPS)) {
    const message = "the cache runs in several zones, which raises its costs";
    findings.forbid(cache.get("multiAzEnabled"), isTrue, message);
  }
}

/** One spot pool is enough: other pools may need stable capacity. */
function checkSpot(world: World, findings: Findings): void {
  const groups = world.nodePools.map(purchaseOf);
  const pools = world.of(KARPENTER_POOLS);
  const [first] = [
    ...groups,
    ...pools.map((pool) => pool.get("spec", "template", "spec", "requirements")),
  ];
  if (first === undefined || groups.some(isSpot) || pools.some(mayBuySpot)) return;
  const unreadable = [...groups, first].find((field) => !field.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else findings.fail(first, "none of the node pools uses spot capacity");
}

function purchaseOf(group: Field): Field {
  if (!SCALING_GROUP_TYPES.has(group.resource.type)) return group.get("capacityType");
  const distribution = group.get("mixedInstancesPolicy", "instancesDistribution");
  return distribution.get("onDemandPercentageAboveBaseCapacity");
}

function isSpot({ value }: Field): boolean {
  return value === "SPOT" || (typeof value === "number" && value < 100);
}

/** A network is identified by the VPC of its subnets, or else by account and region. */
function checkGateways(world: World, most: number, findings: Findings): void {
  const gateways = world.of(NAT_GATEWAY_TYPES).map((gateway) => gateway.get("subnetId"));
  const networks = groupBy(gateways, (subnetId) => {
    const [subnet] = world.behind(subnetId, SUBNET_TYPES);
    const vpcs = subnet?.resource.propertyDependencies.vpcId;
    return JSON.stringify(vpcs ?? placeKey(subnetId.resource));
  });
  for (const subnets of networks.values()) {
    const tooMany = subnets[most];
    if (tooMany !== undefined) {
      findings.fail(
        tooMany,
        `the number of NAT gateways in the network is above the bound of ${most}`,
      );
    }
  }
}
