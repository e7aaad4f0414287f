import { definedOnly } from "../../../core/pure/defined-only";
import { physicalName } from "../../../core/pure/physical-name";
import { durationSeconds } from "../../../core/pure/units";
import { assertValid } from "../../../core/pure/validate";
import type { RolePlan } from "../cluster-policies";
import { imageParameter } from "../image-parameter";
import { isWindows, type OperatingSystem } from "../node-image";
import {
  architectureOf,
  desiredSize,
  type LaunchTemplatePlan,
  nodeRolePlan,
  planVolumes,
} from "../node-pool-plan";
import type { NodeSettings } from "../user-data/node-settings";
import { MACHINE, type PlacementStrategy } from "./machine";
import { nodeSettings } from "./managed-plan";
import type { SelfManagedPurchase } from "./purchase";
import type { SelfManagedPoolInput } from "./self-managed-input";
import {
  planRefresh,
  planSchedules,
  type RefreshPlan,
  type SchedulePlan,
  type SelfManagedOperation,
} from "./self-managed-operation";
import { selfManagedPoolRules } from "./self-managed-rules";
import { planWarmPool, type WarmPoolPlan } from "./warm-pool";

/** Types and purchase of a group with several of either. */
export interface MixedInstancesPlan {
  readonly instanceTypes: readonly string[];
  readonly onDemandBaseCapacity: number;
  readonly onDemandPercentageAboveBaseCapacity: number;
}

/** Everything about such a pool that can be decided without a cloud. */
export interface SelfManagedPoolPlan {
  readonly region: string;
  readonly os: OperatingSystem;
  readonly role: RolePlan;
  readonly instanceProfileName: string;
  readonly groupName: string;
  readonly accessType: "EC2_LINUX" | "EC2_WINDOWS";
  /** What the template names as its image; absent for a custom image. */
  readonly imageId?: string;
  readonly template: LaunchTemplatePlan;
  readonly size: {
    readonly minSize: number;
    readonly maxSize: number;
    readonly desiredCapacity: number;
  };
  /** Absent for one type on demand, which the template names. */
  readonly mixed?: MixedInstancesPlan;
  readonly settings: NodeSettings;
  readonly placement?: PlacementStrategy;
  readonly warmPool?: WarmPoolPlan;
  readonly refresh?: RefreshPlan;
  readonly schedules: Readonly<Record<string, SchedulePlan>>;
  readonly scaleInProtection: boolean;
  readonly maxInstanceLifetime?: number;
  /** Fields of the group that another program changes. */
  readonly ignoreChanges: readonly string[];
}

/** Validates the arguments, all problems at once, and plans the pool. */
export function planSelfManagedPool(
  name: string,
  input: SelfManagedPoolInput,
): SelfManagedPoolPlan {
  assertValid(selfManagedPoolRules(input), `node pool "${name}"`);
  const { aws, machine, operation, size } = input;
  const { os = "bottlerocket" } = input.image;
  const { warmPool, scaleInProtection = false, maxInstanceLifetime } = operation;
  const refresh = planRefresh(operation);
  return definedOnly({
    region: aws.region,
    os,
    role: nodeRolePlan(name, aws, machine),
    instanceProfileName: physicalName("instanceProfile", name, "node"),
    groupName: physicalName("autoScalingGroup", name),
    accessType: accessType(os),
    ...imageOf(input),
    template: planTemplate(name, os, input),
    size: { minSize: size.min, maxSize: size.max, desiredCapacity: desiredSize(size) },
    ...mixedOf(input),
    settings: nodeSettings(input),
    placement: machine.placement,
    warmPool: warmPool === undefined ? undefined : planWarmPool(warmPool, "auto-scaling"),
    refresh,
    schedules: planSchedules(operation),
    scaleInProtection,
    maxInstanceLifetime:
      maxInstanceLifetime === undefined ? undefined : durationSeconds(maxInstanceLifetime),
    ignoreChanges: ignoredSizes(operation),
  });
}

/** Type of the access entry of nodes with this system. */
function accessType(os: OperatingSystem): SelfManagedPoolPlan["accessType"] {
  return isWindows(os) ? "EC2_WINDOWS" : "EC2_LINUX";
}

function planTemplate(
  name: string,
  os: OperatingSystem,
  input: SelfManagedPoolInput,
): LaunchTemplatePlan {
  const { aws, machine, purchase, instanceTypes } = input;
  const [only = ""] = instanceTypes;
  return {
    region: aws.region,
    launchTemplateName: physicalName("launchTemplate", name),
    volumes: planVolumes(os, machine),
    metadataHops: machine.metadataHops ?? MACHINE.metadataHops,
    ...(isSingle(input) ? { instanceType: only } : {}),
    ...(purchase.kind === "on-demand" && purchase.reservation !== undefined
      ? { reservation: purchase.reservation }
      : {}),
  };
}

/** One type on demand: only such a group may have a warm pool. */
function isSingle({ instanceTypes, purchase }: SelfManagedPoolInput): boolean {
  return instanceTypes.length === 1 && purchase.kind === "on-demand";
}

function mixedOf(input: SelfManagedPoolInput): { readonly mixed?: MixedInstancesPlan } {
  if (isSingle(input)) return {};
  const { purchase, instanceTypes } = input;
  const [onDemandBase, spotPercent] = shareOf(purchase);
  return {
    mixed: {
      instanceTypes,
      onDemandBaseCapacity: onDemandBase,
      onDemandPercentageAboveBaseCapacity: 100 - spotPercent,
    },
  };
}

/** Nodes on demand, and the percent of the others that are spot. */
function shareOf(purchase: SelfManagedPurchase): readonly [base: number, spotPercent: number] {
  switch (purchase.kind) {
    case "on-demand":
      return [0, 0];
    case "spot":
      return [0, 100];
    case "mixed":
      return [purchase.onDemandBase, purchase.spotPercent];
  }
}

function imageOf({ image, instanceTypes, version }: SelfManagedPoolInput): {
  readonly imageId?: string;
} {
  if ("custom" in image) return {};
  const { os = "bottlerocket", variant = "standard", release } = image;
  const parameter = imageParameter(
    definedOnly({
      os,
      variant,
      architecture: architectureOf(instanceTypes),
      minor: version,
      release,
    }),
  );
  return { imageId: `resolve:ssm:${parameter}` };
}

/** An autoscaler moves the number of nodes, and a schedule the bounds as well. */
function ignoredSizes({ sizeOwner = "autoscaler", schedules = {} }: SelfManagedOperation) {
  if (Object.keys(schedules).length > 0) return ["desiredCapacity", "minSize", "maxSize"];
  return sizeOwner === "autoscaler" ? ["desiredCapacity"] : [];
}
