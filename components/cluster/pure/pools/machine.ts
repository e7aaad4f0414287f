import type { Cpu, Memory } from "../../../core/pure/units";

/** What the kubelet of a node keeps for itself and the system; each left out stays the image's. */
export interface KubeletSettings {
  /** Kept for the kubelet and the container runtime. */
  readonly reserved?: { readonly cpu?: Cpu; readonly memory?: Memory };
  /** Kept for the operating system. */
  readonly systemReserved?: { readonly cpu?: Cpu; readonly memory?: Memory };
  /** Free memory below which the kubelet evicts pods. */
  readonly evictBelowMemory?: Memory;
  /** Percent of the disk above which unused images go, and down to which. */
  readonly imageCleanup?: { readonly above: number; readonly downTo: number };
  /** Most processes of one pod. */
  readonly podProcesses?: number;
}

/** How AWS places the instances of a pool: close together, on separate hosts, or in partitions. */
export type PlacementStrategy = "cluster" | "spread" | "partition";

/** Capacity reserved beforehand; `"none"` also keeps a pool out of open reservations. */
export type Reservation =
  "none" | { readonly reservationId: string } | { readonly resourceGroupArn: string };

/** What one node is like. */
export interface Machine {
  /** Volume for images and containers. @default 50 */
  readonly diskSizeGiB?: number;
  /**
   * How far instance metadata reaches: 1 ends at the node, 2 lets pods without a network namespace
   * of their own, and any other pod, assume the node's role.
   *
   * @default 1
   */
  readonly metadataHops?: 1 | 2;
  /** Lets administrators open a shell on a node by Session Manager. @default false */
  readonly sessionManager?: boolean;
  /**
   * Most pods on a node: what its addresses allow, what prefixes allow where the cluster's CNI
   * delegates them, or a number.
   *
   * @default - the image decides, from its addresses
   */
  readonly maxPods?: "addresses" | "prefixes" | number;
  /** @default - AWS decides */
  readonly placement?: PlacementStrategy;
  /** @default - the image's */
  readonly kubelet?: KubeletSettings;
}

/** Defaults inside {@link Machine}. */
export const MACHINE = {
  diskSizeGiB: 50, // some forty images of ordinary size
  metadataHops: 1, // the first hop is the node itself
  sessionManager: false, // nodes work without this right
} as const satisfies Machine;
