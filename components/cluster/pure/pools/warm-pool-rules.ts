import type { ValidationRule } from "../../../core/pure/validate";
import type { OperatingSystem } from "../node-image";
import type { WarmPool } from "./warm-pool";

/** What else of the pool decides whether it may have a warm pool. */
export interface WarmPoolFacts {
  readonly os: OperatingSystem;
  readonly purchase: string;
}

/** What must not hold of a warm pool, as the guides of EKS and of Auto Scaling tell. */
export function warmPoolRules(
  warmPool: WarmPool | undefined,
  { os, purchase }: WarmPoolFacts,
): readonly ValidationRule[] {
  if (warmPool === undefined) return [];
  const { state = "stopped", reuseOnScaleIn = false } = warmPool;
  const path = "operation.warmPool";
  return [
    {
      when: purchase !== "on-demand",
      path,
      problem: "exists for on-demand instances only: others cannot be stopped and kept",
      got: purchase,
      fix: 'use purchase { kind: "on-demand" }, or leave the warm pool out',
    },
    {
      when: os === "bottlerocket" && state === "hibernated",
      path: `${path}.state`,
      problem: "is not supported by Bottlerocket",
      got: state,
      fix: 'use "stopped" or "running", or another image.os',
    },
    {
      when: os === "bottlerocket" && reuseOnScaleIn,
      path: `${path}.reuseOnScaleIn`,
      problem: "is not supported by Bottlerocket",
      got: reuseOnScaleIn,
      fix: "leave it out, or use another image.os",
    },
    ...amountRules(path, warmPool),
  ];
}

function amountRules(path: string, { min = 0, maxPrepared }: WarmPool): readonly ValidationRule[] {
  return [
    {
      when: !Number.isInteger(min) || min < 0,
      path: `${path}.min`,
      problem: "must be a whole number, 0 or more",
      got: min,
      fix: "write a number of instances",
    },
    {
      when: maxPrepared !== undefined && (!Number.isInteger(maxPrepared) || maxPrepared < min),
      path: `${path}.maxPrepared`,
      problem: `must be a whole number of at least min (${min})`,
      got: maxPrepared,
      fix: "raise it, or leave it out",
    },
  ];
}
