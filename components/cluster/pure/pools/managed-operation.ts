import { type Duration, durationSeconds } from "../../../core/pure/units";
import type { EksImage } from "../node-image";
import type { ManagedPurchase } from "./purchase";
import type { WarmPool } from "./warm-pool";

/** A number of nodes, or a share of the group's. */
export type NodeShare = { readonly count: number } | { readonly percent: number };

/** What EKS does about one kind of defect instead of its usual remedy. */
export interface RepairOverride {
  /** Condition of the node monitoring agent: `AcceleratedInstanceNotReady`. */
  readonly condition: string;
  /** Reason of that condition: `NvidiaXID64Error`. */
  readonly reason: string;
  /** How long the condition must last. */
  readonly after: Duration;
  readonly action: "replace" | "reboot" | "none";
}

/** Limits of the automatic repair. */
export interface RepairSettings {
  /** Most nodes under repair at a time. @default - all that are unhealthy */
  readonly parallel?: NodeShare;
  /** Stops repairing when more nodes than this are unhealthy: then it is not the nodes. @default - never */
  readonly stopAbove?: NodeShare;
  /** @default - none */
  readonly overrides?: readonly RepairOverride[];
}

/** Generations of a pool; the names of colors say nothing else. */
export type PoolColor = "blue" | "green";

/** What a generation that is on its way out was like. */
export interface PoolShape {
  readonly instanceTypes?: readonly string[];
  readonly purchase?: ManagedPurchase;
  readonly image?: EksImage;
}

/** Which generation of the pool the arguments describe, and which one leaves. */
export interface PoolRotation {
  readonly color: PoolColor;
  /** The other generation, tainted until this field is removed. @default - steady: there is none */
  readonly retiring?: PoolShape;
}

/** How EKS runs a managed group. */
export interface ManagedOperation {
  /** Nodes replaced at a time by an update. @default { percent: 33 } */
  readonly update?: NodeShare;
  /** New nodes first, or, where capacity is scarce, old ones away first. @default "default" */
  readonly strategy?: "default" | "minimal";
  /** Replaces nodes that stay unhealthy. @default {} */
  readonly repair?: "off" | RepairSettings;
  /** @default - none */
  readonly warmPool?: WarmPool;
  /** Who changes the number of nodes after creation. @default "autoscaler" */
  readonly sizeOwner?: "autoscaler" | "program";
  /**
   * Tags the scaling group for Cluster Autoscaler: EKS tells it of the group, these of a node's
   * labels, taints and disk while the group has no node.
   *
   * @default false
   */
  readonly autoscalerTags?: boolean;
  /** Replaces the pool in two steps; `orchestrate pool rotate` writes them. @default - steady, blue */
  readonly rotation?: PoolRotation;
}

/** Nodes replaced at a time: fast enough, and two thirds of the pool keep serving. */
const UPDATE: NodeShare = { percent: 33 };

/** How the group is updated, as EKS takes it. */
export interface UpdatePlan {
  readonly maxUnavailable?: number;
  readonly maxUnavailablePercentage?: number;
  readonly updateStrategy?: string;
}

/** Plans the update of a group. */
export function planUpdate({
  update = UPDATE,
  strategy = "default",
}: ManagedOperation): UpdatePlan {
  return {
    ...("count" in update
      ? { maxUnavailable: update.count }
      : { maxUnavailablePercentage: update.percent }),
    ...(strategy === "minimal" ? { updateStrategy: "MINIMAL" } : {}),
  };
}

/** How nodes are repaired, as EKS takes it. */
export interface RepairPlan {
  readonly enabled: boolean;
  readonly maxParallelNodesRepairedCount?: number;
  readonly maxParallelNodesRepairedPercentage?: number;
  readonly maxUnhealthyNodeThresholdCount?: number;
  readonly maxUnhealthyNodeThresholdPercentage?: number;
  readonly nodeRepairConfigOverrides?: {
    readonly nodeMonitoringCondition: string;
    readonly nodeUnhealthyReason: string;
    readonly minRepairWaitTimeMins: number;
    readonly repairAction: string;
  }[];
}

/** Plans the repair of nodes. */
export function planRepair({ repair = {} }: ManagedOperation): RepairPlan {
  if (repair === "off") return { enabled: false };
  const { parallel, stopAbove, overrides = [] } = repair;
  return {
    enabled: true,
    ...parallelLimit(parallel),
    ...unhealthyLimit(stopAbove),
    ...(overrides.length === 0
      ? {}
      : {
          nodeRepairConfigOverrides: overrides.map(({ condition, reason, after, action }) => ({
            nodeMonitoringCondition: condition,
            nodeUnhealthyReason: reason,
            minRepairWaitTimeMins: Math.ceil(durationSeconds(after, "after") / 60),
            repairAction: REPAIR_ACTIONS[action],
          })),
        }),
  };
}

/** As EKS spells them. */
const REPAIR_ACTIONS = { replace: "Replace", reboot: "Reboot", none: "NoAction" } as const;

function parallelLimit(share: NodeShare | undefined): Partial<RepairPlan> {
  if (share === undefined) return {};
  return "count" in share
    ? { maxParallelNodesRepairedCount: share.count }
    : { maxParallelNodesRepairedPercentage: share.percent };
}

function unhealthyLimit(share: NodeShare | undefined): Partial<RepairPlan> {
  if (share === undefined) return {};
  return "count" in share
    ? { maxUnhealthyNodeThresholdCount: share.count }
    : { maxUnhealthyNodeThresholdPercentage: share.percent };
}
