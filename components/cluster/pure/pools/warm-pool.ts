import { definedOnly } from "../../../core/pure/defined-only";
/** Instances that have booted already and wait beside the group. */
export interface WarmPool {
  /** What they wait as; running ones cost as much as nodes. @default "stopped" */
  readonly state?: "stopped" | "running" | "hibernated";
  /** Least that wait. @default 0 */
  readonly min?: number;
  /** Most instances, nodes included. @default - the size.max of the pool */
  readonly maxPrepared?: number;
  /** Returns a node to the warm pool instead of ending it. @default false */
  readonly reuseOnScaleIn?: boolean;
}

/** A warm pool as both APIs take it. */
export interface WarmPoolPlan {
  readonly poolState: string;
  readonly minSize: number;
  readonly maxGroupPreparedCapacity?: number;
  readonly reuseOnScaleIn: boolean;
}

/** EKS spells states in capitals, Auto Scaling with a capital. */
export function planWarmPool(pool: WarmPool, spelling: "eks" | "auto-scaling"): WarmPoolPlan {
  const { state = "stopped", min = 0, maxPrepared, reuseOnScaleIn = false } = pool;
  const capital = state.charAt(0).toUpperCase() + state.slice(1);
  return definedOnly({
    poolState: spelling === "eks" ? state.toUpperCase() : capital,
    minSize: min,
    maxGroupPreparedCapacity: maxPrepared,
    reuseOnScaleIn,
  });
}
