import type { Cpu, Duration, Memory } from "../../../core/pure/units";
import type { Architecture } from "../instance-type";
import type { OperatingSystem } from "../node-image";
import type { PoolTaint } from "../node-pool-plan";
import type { KubeletSettings } from "./machine";

/** How AWS sells the instances that Karpenter starts; reserved is capacity bought beforehand. */
export type KarpenterCapacity = "on-demand" | "spot" | "reserved";

/**
 * A condition on the instances of a pool, by a label that Karpenter knows: `karpenter.k8s.aws/…` or
 * `node.kubernetes.io/instance-type`, or `topology.kubernetes.io/zone`.
 */
export type KarpenterRequirement =
  | {
      readonly key: string;
      readonly operator: "In" | "NotIn";
      readonly values: readonly [string, ...string[]];
      /** Fewest different values among which Karpenter must have a choice. */
      readonly minValues?: number;
    }
  | { readonly key: string; readonly operator: "Exists"; readonly minValues?: number }
  | { readonly key: string; readonly operator: "DoesNotExist" }
  | {
      readonly key: string;
      readonly operator: "Gt" | "Lt" | "Gte" | "Lte";
      readonly value: number;
    };

/** All that the nodes of a pool may add up to. A pool without a limit can spend without one. */
export interface KarpenterLimits {
  readonly cpu: Cpu;
  readonly memory: Memory;
  /** @default - as many as cpu and memory allow */
  readonly nodes?: number;
}

/** Why Karpenter removes a node. */
export type DisruptionReason = "Underutilized" | "Empty" | "Drifted";

/** How many nodes Karpenter may remove at a time. */
export interface DisruptionBudget {
  /** A number of nodes, or a share: `"10%"`. */
  readonly nodes: number | `${number}%`;
  /** @default - all */
  readonly reasons?: readonly [DisruptionReason, ...DisruptionReason[]];
  /** When the budget holds: from each time of a cron expression in UTC. @default - always */
  readonly window?: { readonly cron: string; readonly duration: Duration };
}

/** When and how Karpenter takes nodes away. */
export interface KarpenterDisruption {
  /** Which nodes it may consolidate. @default "WhenEmptyOrUnderutilized" */
  readonly policy?: "WhenEmpty" | "WhenEmptyOrUnderutilized" | "Balanced";
  /** How long a node must have been quiet before. @default "1 minute" */
  readonly after?: Duration | "never";
  /** The strictest that holds counts. @default [{ nodes: "10%" }] */
  readonly budgets?: readonly [DisruptionBudget, ...DisruptionBudget[]];
  /**
   * Age at which a node is replaced by one with the newest patches. No budget holds that up, a
   * PodDisruptionBudget does.
   *
   * @default "30 days"
   */
  readonly expireAfter?: Duration | "never";
  /**
   * How long pods may hold up the drain of a node; then they are deleted, PodDisruptionBudgets
   * notwithstanding.
   *
   * @default - as long as they like
   */
  readonly terminationGracePeriod?: Duration;
}

/** An image that EKS publishes for every type that Karpenter may choose. */
export interface KarpenterImage {
  /**
   * Windows only where Karpenter comes from elsewhere: the node role of `Karpenter` lets machines
   * with Linux join, no others.
   *
   * @default "bottlerocket"
   */
  readonly os?: OperatingSystem;
  /**
   * Release to stay on, as its alias spells it: `v1.49.0` of Bottlerocket, `v20261101` of Amazon
   * Linux. Windows has none.
   *
   * @default - the newest; nodes drift to it within hours of its release
   */
  readonly release?: string;
}

/** What one node is like, as far as Karpenter does not decide it from the type. */
export interface KarpenterMachine {
  /** Volume for images and containers. @default 50 */
  readonly diskSizeGiB?: number;
  /** How far instance metadata reaches: see {@link Machine}. @default 1 */
  readonly metadataHops?: 1 | 2;
  /** Most pods on a node. @default - what the addresses of its type allow */
  readonly maxPods?: number;
  /** @default - the image's */
  readonly kubelet?: Omit<KubeletSettings, "podProcesses">;
  /** Local disks as one volume for containers and their logs. @default false */
  readonly localDisks?: boolean;
}

/** Capacity reserved beforehand. */
export type KarpenterReservation =
  | { readonly reservationId: string }
  | { readonly tags: Readonly<Record<string, string>>; readonly ownerAccountId?: string };

/** Labels and taints of Karpenter's nodes. */
export interface KarpenterScheduling {
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints?: readonly PoolTaint[];
  /** Taints that something on the node takes away once it is ready. */
  readonly startupTaints?: readonly PoolTaint[];
}

/** The plain arguments of a pool, defaults applied. */
export interface KarpenterPoolInput {
  readonly architectures: readonly Architecture[];
  readonly capacity: readonly KarpenterCapacity[];
  readonly requirements: readonly KarpenterRequirement[];
  readonly limits: KarpenterLimits;
  readonly weight?: number;
  readonly scheduling: KarpenterScheduling;
  readonly disruption: KarpenterDisruption;
  /** Absent where the class is another pool's. */
  readonly nodeClass: NodeClassInput | undefined;
}

/** The plain arguments of a node class, defaults applied. */
export interface NodeClassInput {
  readonly image: KarpenterImage;
  readonly machine: KarpenterMachine;
  readonly reservations: readonly KarpenterReservation[];
  readonly tags: Readonly<Record<string, string>>;
  /** Where that is known. */
  readonly subnetCount: number | undefined;
}
