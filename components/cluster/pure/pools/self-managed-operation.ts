import { type Duration, durationSeconds } from "../../../core/pure/units";
import type { WarmPool } from "./warm-pool";

/** Another size at a time of the day or week. */
export interface PoolSchedule {
  /** Five fields, as cron writes them: `0 7 * * 1-5`. */
  readonly cron: string;
  /** Zone of the tz database: `Europe/Berlin`; UTC would move with daylight saving. */
  readonly timeZone: string;
  /** Bounds from then on; without `desired` the number of nodes stays where they allow it. */
  readonly size: { readonly min: number; readonly max: number; readonly desired?: number };
}

/** How the group replaces its instances when the template changes. */
export interface InstanceRefresh {
  /** Percent of the nodes that keep serving. @default 90 */
  readonly minHealthyPercent?: number;
  /** Time for a new node to become useful. @default "5 minutes" */
  readonly warmup?: Duration;
}

/** How a self-managed scaling group is scaled and renewed. */
export interface SelfManagedOperation {
  /** @default - none */
  readonly warmPool?: WarmPool;
  /**
   * Other sizes at other times, by a short stable key. The bounds are then theirs: a later change of
   * the pool's `size` changes nothing.
   *
   * @default {}
   */
  readonly schedules?: Readonly<Record<string, PoolSchedule>>;
  /** Keeps scaling in from ending instances; who drains a node lifts it. @default false */
  readonly scaleInProtection?: boolean;
  /** Replaces nodes when the template changes; they are ended without being drained. @default "off" */
  readonly refresh?: "off" | InstanceRefresh;
  /** Age at which an instance is replaced, 1 to 365 days. @default - none */
  readonly maxInstanceLifetime?: Duration;
  /** Who changes the number of nodes after creation. @default "autoscaler" */
  readonly sizeOwner?: "autoscaler" | "program";
}

/** A refresh as Auto Scaling takes it. */
export interface RefreshPlan {
  readonly strategy: "Rolling";
  readonly preferences: { readonly minHealthyPercentage: number; readonly instanceWarmup: string };
}

/** Plans the refresh; none where it is off. */
export function planRefresh({ refresh = "off" }: SelfManagedOperation): RefreshPlan | undefined {
  if (refresh === "off") return undefined;
  const { minHealthyPercent = 90, warmup = "5 minutes" } = refresh;
  const seconds = durationSeconds(warmup, "operation.refresh.warmup");
  return {
    strategy: "Rolling",
    preferences: { minHealthyPercentage: minHealthyPercent, instanceWarmup: String(seconds) },
  };
}

/** A scheduled action as Auto Scaling takes it. */
export interface SchedulePlan {
  readonly recurrence: string;
  readonly timeZone: string;
  readonly minSize: number;
  readonly maxSize: number;
  readonly desiredCapacity: number;
}

/** Auto Scaling leaves a size alone that is given as this. */
const UNCHANGED = -1;

/** Plans the scheduled actions, by key. */
export function planSchedules({
  schedules = {},
}: SelfManagedOperation): Readonly<Record<string, SchedulePlan>> {
  return Object.fromEntries(
    Object.entries(schedules).map(([key, { cron, timeZone, size }]) => [
      key,
      {
        recurrence: cron,
        timeZone,
        minSize: size.min,
        maxSize: size.max,
        desiredCapacity: size.desired ?? UNCHANGED,
      },
    ]),
  );
}
