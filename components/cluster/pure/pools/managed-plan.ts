import { definedOnly } from "../../../core/pure/defined-only";
import { createHash } from "node:crypto";
import { physicalName } from "../../../core/pure/physical-name";
import { assertValid } from "../../../core/pure/validate";
import type { RolePlan } from "../cluster-policies";
import { maxPodsOfAll } from "../max-pods";
import { nodeImage, type OperatingSystem } from "../node-image";
import {
  architectureOf,
  desiredSize,
  type InstancePoolInput,
  type LaunchTemplatePlan,
  nodeRolePlan,
  planVolumes,
  type PoolSize,
  type PoolTaint,
} from "../node-pool-plan";
import type { NodeSettings } from "../user-data/node-settings";
import { MACHINE } from "./machine";
import type { ManagedPoolInput } from "./managed-input";
import {
  planRepair,
  planUpdate,
  type PoolColor,
  type PoolShape,
  type RepairPlan,
  type UpdatePlan,
} from "./managed-operation";
import { managedPoolRules } from "./managed-rules";
import { splitByZone } from "./pool-zones";
import { CAPACITY_TYPES } from "./purchase";
import { planWarmPool, type WarmPoolPlan } from "./warm-pool";

/** One group of a generation: all of it, or its share of one zone. */
export interface GroupPlan {
  /** Logical name before `-node-group`. */
  readonly name: string;
  readonly zone?: string;
  /** Ends in a hash of what a group cannot change: see {@link groupName}. */
  readonly nodeGroupName: string;
  readonly scaling: {
    readonly minSize: number;
    readonly maxSize: number;
    readonly desiredSize: number;
  };
}

/** Groups that start from one template. */
export interface GenerationPlan {
  /** Logical name of what the generation is made of. */
  readonly name: string;
  readonly template: LaunchTemplatePlan;
  readonly os: OperatingSystem;
  /** Absent for a custom image. */
  readonly amiType?: string;
  readonly releaseVersion?: string;
  /** As EKS spells it. */
  readonly capacityType: string;
  /** Empty where the template fixes the type. */
  readonly instanceTypes: readonly string[];
  readonly groups: readonly GroupPlan[];
  readonly settings: NodeSettings;
}

/** Everything about a managed pool that can be decided without a cloud. */
export interface ManagedPoolPlan {
  readonly region: string;
  readonly role: RolePlan;
  /** The one that the arguments describe, then the one that leaves. */
  readonly generations: readonly GenerationPlan[];
  readonly update: UpdatePlan;
  readonly repair: RepairPlan;
  readonly warmPool?: WarmPoolPlan;
  /** Fields of a group that stay as they were made, or that another program changes. */
  readonly ignoreChanges: readonly string[];
}

/** Keeps further pods off a generation that leaves. */
export const RETIRING_TAINT: PoolTaint = {
  key: "orchestration-platform/retiring",
  value: "true",
  effect: "NoSchedule",
};

/** Validates the arguments, all problems at once, and plans the pool. */
export function planManagedPool(name: string, input: ManagedPoolInput): ManagedPoolPlan {
  assertValid(managedPoolRules(input), `node pool "${name}"`);
  const { rotation = { color: "blue" }, sizeOwner = "autoscaler", warmPool } = input.operation;
  const { retiring } = rotation;
  const other: PoolColor = rotation.color === "blue" ? "green" : "blue";
  return definedOnly({
    region: input.aws.region,
    role: nodeRolePlan(name, input.aws, input.machine),
    generations: [
      planGeneration(name, rotation.color, input),
      ...(retiring === undefined ? [] : [planGeneration(name, other, retired(input, retiring))]),
    ],
    update: planUpdate(input.operation),
    repair: planRepair(input.operation),
    warmPool: warmPool === undefined ? undefined : planWarmPool(warmPool, "eks"),
    // Neither a scaled pool nor a new zone may resize or replace what runs.
    ignoreChanges: [
      ...(sizeOwner === "autoscaler" ? ["scalingConfig.desiredSize"] : []),
      "subnetIds",
    ],
  });
}

/** The generation that leaves: as it was, closed to new pods. */
function retired(input: ManagedPoolInput, shape: PoolShape): ManagedPoolInput {
  const { scheduling } = input;
  const taints = [...(scheduling.taints ?? []), RETIRING_TAINT];
  return { ...input, ...shape, scheduling: { ...scheduling, taints } };
}

function planGeneration(name: string, color: PoolColor, input: ManagedPoolInput): GenerationPlan {
  // Blue keeps the names of a pool that was never rotated.
  const generation = color === "blue" ? name : `${name}-green`;
  const { os = "bottlerocket" } = input.image;
  const block = input.purchase.kind === "capacity-block";
  return {
    name: generation,
    template: planTemplate(generation, os, input),
    os,
    ...publishedImage(input),
    capacityType: CAPACITY_TYPES[input.purchase.kind],
    instanceTypes: block ? [] : input.instanceTypes,
    groups: planGroups(generation, input),
    settings: nodeSettings(input),
  };
}

function planTemplate(
  generation: string,
  os: OperatingSystem,
  { aws, machine, purchase, instanceTypes: [type = ""] }: ManagedPoolInput,
): LaunchTemplatePlan {
  return {
    region: aws.region,
    launchTemplateName: physicalName("launchTemplate", generation),
    volumes: planVolumes(os, machine),
    metadataHops: machine.metadataHops ?? MACHINE.metadataHops,
    ...(purchase.kind === "on-demand" && purchase.reservation !== undefined
      ? { reservation: purchase.reservation }
      : {}),
    // EKS takes the type of a block from the template only.
    ...(purchase.kind === "capacity-block"
      ? {
          reservation: { reservationId: purchase.reservationId },
          capacityBlock: true,
          instanceType: type,
        }
      : {}),
  };
}

/** Name and release of an image that EKS publishes; neither may be set beside a custom image. */
function publishedImage({
  image,
  instanceTypes,
}: ManagedPoolInput): Pick<GenerationPlan, "amiType" | "releaseVersion"> {
  if ("custom" in image) return {};
  const { os = "bottlerocket", variant = "standard", release } = image;
  const amiType = nodeImage(os).amiTypes[variant]?.[architectureOf(instanceTypes)];
  return definedOnly({
    amiType,
    releaseVersion: release,
  });
}

function planGroups(generation: string, input: ManagedPoolInput): readonly GroupPlan[] {
  const { zones, size } = input;
  if (zones === undefined) {
    return [
      {
        name: generation,
        nodeGroupName: groupName(generation, input),
        scaling: scaling(size),
      },
    ];
  }
  const shares = splitByZone(size, zones);
  return Object.entries(shares).map(([zone, share]) => ({
    name: `${generation}-${zone}`,
    zone,
    nodeGroupName: groupName(`${generation}-${zone}`, input),
    scaling: scaling(share),
  }));
}

function scaling(size: PoolSize): GroupPlan["scaling"] {
  return { minSize: size.min, maxSize: size.max, desiredSize: desiredSize(size) };
}

/**
 * Image, types and purchase of a group cannot be changed, only replaced. Their hash in the name lets
 * the new group stand beside the old one, so that pods move instead of going down. Subnets are not
 * in it: a group keeps those that it was made with.
 */
function groupName(name: string, input: ManagedPoolInput): string {
  const { amiType = `own ${input.image.os ?? ""}` } = publishedImage(input);
  const fixed = [amiType, CAPACITY_TYPES[input.purchase.kind], ...input.instanceTypes];
  const hash = createHash("sha256").update(fixed.join(" ")).digest("hex").slice(0, HASH_LENGTH);
  return physicalName("eksNodeGroup", name, hash);
}

/** Hex digits: two generations of one pool never meet by chance. */
const HASH_LENGTH = 6;

/** Settings of the kubelet of a node, with the number of pods computed. */
export function nodeSettings({
  machine: { maxPods, kubelet = {} },
  instanceTypes,
  scheduling: { labels = {}, taints = [] },
}: InstancePoolInput): NodeSettings {
  const counted = typeof maxPods === "string" ? maxPodsOfAll(instanceTypes, maxPods) : maxPods;
  return definedOnly({ maxPods: counted, kubelet, labels, taints });
}
