/** Levels from the most to the least important. */
export const PRIORITY_LEVELS = ["platform", "standard", "batch"] as const;

/** One of {@link PRIORITY_LEVELS}. */
export type PriorityLevel = (typeof PRIORITY_LEVELS)[number];

/** A PriorityClass as the API server takes it. */
export interface PriorityClassPlan {
  readonly metadata: { readonly name: PriorityLevel };
  readonly value: number;
  readonly globalDefault: boolean;
  readonly preemptionPolicy: "PreemptLowerPriority" | "Never";
  readonly description: string;
}

/**
 * The classes by level. Values leave room between the levels, and stay below one billion, where
 * Kubernetes keeps its own (`system-cluster-critical` is 2,000,000,000).
 */
export function planPriorityClasses(): Readonly<Record<PriorityLevel, PriorityClassPlan>> {
  return {
    platform: {
      metadata: { name: "platform" },
      value: 1_000_000,
      globalDefault: false,
      preemptionPolicy: "PreemptLowerPriority",
      description: "What other workloads depend on.",
    },
    standard: {
      metadata: { name: "standard" },
      value: 10_000,
      globalDefault: true,
      preemptionPolicy: "PreemptLowerPriority",
      description: "Services that answer requests; the default.",
    },
    batch: {
      metadata: { name: "batch" },
      value: 100,
      globalDefault: false,
      preemptionPolicy: "Never",
      description: "Work that may wait for room and gives way to services.",
    },
  };
}
