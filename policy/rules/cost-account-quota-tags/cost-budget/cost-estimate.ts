import { EKS_CLUSTER_TYPES } from "../../../world/aws/eks-cluster";
import type { Field } from "../../../rule/field";
import { choiceOf, CHOOSING_TYPES } from "../../../world/aws/instance-choices";
import { KARPENTER_NODE_POOL } from "../../../world/autoscaling/karpenter";
import { LOAD_BALANCER_TYPES } from "../../../world/aws/load-balancers";
import { ADDRESS_TYPES, NAT_GATEWAY_TYPES } from "../../../world/aws/nat-gateways";
import {
  instanceTypesOf,
  LAUNCH_TEMPLATE_TYPES,
  launchDataOf,
  NODE_GROUP_TYPES,
  SCALING_GROUP_TYPES,
} from "../../../world/aws/node-groups";
import { isTrue } from "../../../rule/predicates";
import { MONTHLY_PRICES, monthlyPrice } from "./prices";
import { parseQuantity } from "../../../world/kubernetes/quantity";
import { typesOf, type Types } from "../../../world/resource-index";
import type { World } from "../../../world/world";

const KEYS = typesOf("aws:kms/key:Key", "aws-native:kms:Key");
const ENDPOINTS = typesOf("aws:ec2/vpcEndpoint:VpcEndpoint", "aws-native:ec2:VpcEndpoint");
const POOLS = typesOf(KARPENTER_NODE_POOL);

/** Resources with one price whatever their settings, with the field that names them. */
const FIXED = [
  { types: EKS_CLUSTER_TYPES, price: MONTHLY_PRICES.cluster, key: "name" },
  { types: NAT_GATEWAY_TYPES, price: MONTHLY_PRICES.natGateway, key: "subnetId" },
  { types: ADDRESS_TYPES, price: MONTHLY_PRICES.address, key: "domain" },
  { types: LOAD_BALANCER_TYPES, price: MONTHLY_PRICES.loadBalancer, key: "name" },
  { types: KEYS, price: MONTHLY_PRICES.key, key: "description" },
] as const;

/** Types whose machines are priced by their group. */
const GROUPS: Types = new Set([
  ...NODE_GROUP_TYPES,
  ...SCALING_GROUP_TYPES,
  ...LAUNCH_TEMPLATE_TYPES,
  KARPENTER_NODE_POOL,
]);

/** Type tokens of everything that the estimate knows. */
export const PRICED_TYPES: Types = new Set([
  ...FIXED.flatMap(({ types }) => [...types]),
  ...ENDPOINTS,
  ...CHOOSING_TYPES,
]);

/** Costs of one resource in a month; without an amount if a price or a number is not known. */
export interface CostLine {
  readonly field: Field;
  readonly monthly: number | undefined;
}

/** The costs of a stack, with node groups at their maximum size and the on-demand price. */
export function costLines(world: World): readonly CostLine[] {
  const fixed = FIXED.flatMap(({ types, price, key }) =>
    world.of(types).map((part) => ({ field: part.get(key), monthly: price })),
  );
  const endpoints = world
    .of(ENDPOINTS)
    .filter((part) => part.get("vpcEndpointType").value === "Interface")
    .map((part) => times(part.get("subnetIds"), MONTHLY_PRICES.interfaceEndpoint));
  const machines = world
    .of(CHOOSING_TYPES)
    .filter(({ resource }) => !GROUPS.has(resource.type))
    .flatMap(machineLines);
  const groups = world.nodePools.map((group) => groupLine(group, world));
  return [...fixed, ...endpoints, ...machines, ...groups, ...world.of(POOLS).map(poolLine)];
}

function times(list: Field, price: number): CostLine {
  const monthly = list.isReadable ? list.items().length * price : undefined;
  return { field: list, monthly };
}

/** A database in two zones counts twice; a group of caches counts once for each node. */
function machineLines(resource: Field): readonly CostLine[] {
  const zones = [resource.get("multiAz"), resource.get("multiAZ")];
  const nodes = resource.get("numCacheClusters");
  const hidden = [...zones, nodes].find((field) => !field.isReadable);
  const count = zones.some(({ value }) => isTrue(value)) ? 2 : Number(nodes.value ?? 1);
  return choiceOf(resource).named.map((field) => {
    const price = priceOf(field);
    if (hidden !== undefined) return { field: hidden, monthly: undefined };
    return { field, monthly: price === undefined ? undefined : count * price };
  });
}

function groupLine(group: Field, world: World): CostLine {
  const isManaged = NODE_GROUP_TYPES.has(group.resource.type);
  const max = isManaged ? group.get("scalingConfig", "maxSize") : group.get("maxSize");
  const own = instanceTypesOf(group);
  const templates = world
    .launchTemplatesOf(group)
    .map((part) => launchDataOf(part).get("instanceType"));
  const types = own.length > 0 ? own : templates;
  const prices = types.map(priceOf);
  const hidden = [max, ...types].find((field) => !field.isReadable);
  if (hidden !== undefined) return { field: hidden, monthly: undefined };
  const isKnown = prices.length > 0 && !prices.includes(undefined) && max.isSet;
  const highest = Math.max(...prices.map((price) => price ?? 0));
  return { field: max, monthly: isKnown ? Number(max.value) * highest : undefined };
}

function poolLine(pool: Field): CostLine {
  const field = pool.get("spec", "limits", "cpu");
  const cpus = field.isReadable ? parseQuantity(field.value) : undefined;
  return { field, monthly: cpus === undefined ? undefined : cpus * MONTHLY_PRICES.processor };
}

function priceOf({ text }: Field): number | undefined {
  return text === undefined ? undefined : monthlyPrice(text);
}
