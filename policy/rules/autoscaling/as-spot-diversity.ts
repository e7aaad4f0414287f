import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import { demandedValues, KARPENTER_NODE_POOL, mayBuySpot } from "../../world/autoscaling/karpenter";
import { overlaps } from "./as-spot-diversity/karpenter-overlap";
import {
  instanceTypesOf,
  LAUNCH_TEMPLATE_TYPES,
  NODE_GROUP_TYPES,
  nodePoolsOf,
  overridesOf,
  poolKey,
  SCALING_GROUP_TYPES,
  subnetsOf,
} from "../../world/aws/node-groups";
import { integer } from "../../rule/parameters";
import type { ResourceIndex } from "../../world/resource-index";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import { knownZones, SUBNET_TYPES, zoneOf } from "../../world/aws/subnets";

const KARPENTER_POOLS = typesOf(KARPENTER_NODE_POOL);

interface Breadth {
  readonly minTypes: number;
  readonly minZones: number;
}

/** Spot capacity of one type in one zone is interrupted all at once; a diverse pool loses a part. */
export const asSpotDiversity = stackRule<Breadth>({
  id: "as-spot-diversity",
  topic: "autoscaling",
  severity: "medium",
  description:
    "A pool that buys spot capacity has several instance types and three zones, and overlapping " +
    "NodePools have different weights.",
  remediation:
    "List more instance types of the same shape, spread the pool over three zones, and give " +
    "overlapping NodePools different weights or requirements.",
  frameworks: [
    eksBestPractices("autoscaling: Karpenter", "Weight NodePools or keep them exclusive"),
    eksBestPractices("scalability: data plane", "Use many instance types and zones for spot"),
  ],
  checks: {
    types: "A spot pool has several instance types.",
    zones: "A spot pool has several zones.",
    overlap: "NodePools that overlap have different weights.",
  },
  parameters: {
    minTypes: integer("Minimum of instance types of a spot pool.", { dev: 5, prod: 5 }),
    minZones: integer("Minimum of zones of a spot pool.", { dev: 3, prod: 3 }),
  },
  appliesTo: isAnyOf(
    NODE_GROUP_TYPES,
    SCALING_GROUP_TYPES,
    LAUNCH_TEMPLATE_TYPES,
    SUBNET_TYPES,
    KARPENTER_POOLS,
  ),
  check(world, findings, { settings }) {
    const index = world;
    const groups = nodePoolsOf(index);
    for (const group of groups.filter(buysSpot)) {
      checkTypes(group, settings.minTypes, findings.of("types"));
      checkZones(group, groups, settings.minZones, index, findings.of("zones"));
    }
    const pools = index.of(KARPENTER_POOLS);
    for (const pool of pools.filter(mayBuySpot)) checkRequirements(pool, settings, findings);
    checkOverlaps(pools, findings.of("overlap"));
  },
});

function buysSpot(group: Field): boolean {
  if (!SCALING_GROUP_TYPES.has(group.resource.type)) {
    return group.get("capacityType").value === "SPOT";
  }
  const mixed = group.get("mixedInstancesPolicy");
  const share = mixed.get("instancesDistribution", "onDemandPercentageAboveBaseCapacity");
  return mixed.isSet && share.isSet && Number(share.value) < 100;
}

/** With attributes in place of types EC2 chooses among all types that match. */
function checkTypes(group: Field, least: number, findings: Findings): void {
  if (overridesOf(group).some((override) => override.get("instanceRequirements").isSet)) return;
  const types = instanceTypesOf(group);
  const unreadable = types.find((type) => !type.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (new Set(types.map(({ value }) => value)).size < least) {
    findings.fail(typesField(group), `the spot pool has fewer than ${least} instance types`);
  }
}

function typesField(group: Field): Field {
  return SCALING_GROUP_TYPES.has(group.resource.type)
    ? group.get("mixedInstancesPolicy", "launchTemplate", "overrides")
    : group.get("instanceTypes");
}

/** The groups of one pool, one for each zone, are checked together. */
function checkZones(
  group: Field,
  groups: readonly Field[],
  least: number,
  index: ResourceIndex,
  findings: Findings,
): void {
  const reference = subnetsOf(group);
  const pool = groups.filter((other) => poolKey(other) === poolKey(group));
  const subnets = pool.flatMap((part) => index.behind(subnetsOf(part), SUBNET_TYPES));
  if (knownZones(subnets).size >= least) return;
  const unreadable = subnets.map(zoneOf).find((zone) => !zone.isReadable);
  if (unreadable !== undefined) findings.notEvaluated(unreadable);
  else if (subnets.length === 0) {
    findings.notEvaluated(reference, `not part of the stack: ${reference.path}`);
  } else {
    findings.fail(reference, `the spot pool has fewer than ${least} zones`);
  }
}

function checkRequirements(pool: Field, { minTypes, minZones }: Breadth, findings: Findings): void {
  const bounds = [
    {
      key: "node.kubernetes.io/instance-type",
      least: minTypes,
      what: "instance types",
      check: "types",
    },
    { key: "topology.kubernetes.io/zone", least: minZones, what: "zones", check: "zones" },
  ];
  for (const { key, least, what, check } of bounds) {
    const [first, ...others] = demandedValues(pool, key) ?? [];
    if (first === undefined || others.length + 1 >= least) continue;
    const own = findings.of(check);
    if (first.isReadable) own.fail(first, `the spot pool has fewer than ${least} ${what}`);
    else own.notEvaluated(first);
  }
}

/** Among pools of the same weight Karpenter chooses at random. */
function checkOverlaps(pools: readonly Field[], findings: Findings): void {
  pools.forEach((pool, at) => {
    const weight = pool.get("spec", "weight");
    const rivals = pools.slice(0, at).filter((other) => overlaps(other, pool));
    const isSame = rivals.some((other) => weightOf(other) === weightOf(pool));
    if (isSame)
      findings.fail(weight, "another NodePool with the same weight accepts the same pods");
  });
}

function weightOf(pool: Field): number {
  return Number(pool.get("spec", "weight").value ?? 0);
}
