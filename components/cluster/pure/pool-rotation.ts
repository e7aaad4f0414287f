import { definedOnly } from "../../core/pure/defined-only";
import type { PoolColor } from "./pools/managed-operation";

/** What of a pool's settings a rotation may change. */
export interface RotatingShape {
  readonly instanceTypes: readonly string[];
  readonly capacityType?: "on-demand" | "spot";
}

/** A generation that leaves, as it was. */
export type RetiringShape = Partial<RotatingShape>;

/** A pool's settings as far as a rotation reads and writes them. */
export interface RotatingPool extends RotatingShape {
  /** Absent for blue and steady. */
  readonly rotation?: { readonly color: PoolColor; readonly retiring?: RetiringShape };
}

/** What to do next, or why not. */
export type RotationStep =
  | {
      readonly step: "surge" | "retire";
      readonly pool: RotatingPool;
      /** What must hold before the step after this one. */
      readonly waitFor: readonly string[];
    }
  | { readonly step: "refused"; readonly reasons: readonly string[] };

/**
 * The next step of a rotation. From a steady pool it is the surge: a second generation of the wanted
 * shape stands beside the first, which takes no further pods. From there it is the retirement of the
 * first. Two steps always lead to a steady pool, and in none of them is there no generation.
 *
 * @param wanted - what of the shape the new generation changes; ignored when retiring
 * @param blocked - disruption budgets that let no pod be evicted
 */
export function nextRotation(
  pool: RotatingPool,
  wanted: Partial<RotatingShape>,
  blocked: readonly string[],
): RotationStep {
  if (blocked.length > 0) return { step: "refused", reasons: blocked.map(blockedReason) };
  const { rotation, ...shape } = pool;
  const { color = "blue", retiring } = rotation ?? {};
  if (retiring !== undefined) {
    return {
      step: "retire",
      pool: { ...shape, ...(color === "blue" ? {} : { rotation: { color } }) },
      waitFor: ["the group that leaves is gone: EKS drains its nodes first"],
    };
  }
  return {
    step: "surge",
    pool: {
      ...shape,
      ...wanted,
      rotation: { color: otherColor(color), retiring: retiringShape(shape, wanted) },
    },
    waitFor: [
      "the nodes of the new group are ready",
      "what must move has started there: the old nodes are tainted, nothing is evicted yet",
    ],
  };
}

/** True while two generations stand. */
export function isRotating({ rotation }: RotatingPool): boolean {
  return rotation?.retiring !== undefined;
}

function otherColor(color: PoolColor): PoolColor {
  return color === "blue" ? "green" : "blue";
}

/** The shape as it is. What it leaves out it shares with the pool, unless the pool says it from now on. */
function retiringShape(
  { instanceTypes, capacityType }: RotatingShape,
  wanted: Partial<RotatingShape>,
): RetiringShape {
  const former = wanted.capacityType === undefined ? capacityType : (capacityType ?? "on-demand");
  return definedOnly({ instanceTypes, capacityType: former });
}

function blockedReason(budget: string): string {
  return `the disruption budget ${budget} lets no pod be evicted, so draining would never end`;
}
