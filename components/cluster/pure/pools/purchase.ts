import type { Reservation } from "./machine";

/** Instances that stay until they are given back. */
export interface OnDemand {
  readonly kind: "on-demand";
  /** @default - open reservations that match are used */
  readonly reservation?: Reservation;
}

/** Spare capacity at a lower price, which AWS reclaims with two minutes' notice. */
export interface Spot {
  readonly kind: "spot";
}

/** GPU capacity bought for fixed days; the pool ends with the block. */
export interface CapacityBlock {
  readonly kind: "capacity-block";
  readonly reservationId: string;
}

/** A base that stays, and above it a share of spot capacity. */
export interface MixedPurchase {
  readonly kind: "mixed";
  /** Nodes that are always on demand. */
  readonly onDemandBase: number;
  /** Percent of the further nodes that are spot. */
  readonly spotPercent: number;
}

/** How a managed group buys: EKS sells a group on demand or spot, never both. */
export type ManagedPurchase = OnDemand | Spot | CapacityBlock;

/** How a self-managed scaling group buys. */
export type SelfManagedPurchase = OnDemand | Spot | MixedPurchase;

/** As EKS spells it. */
export const CAPACITY_TYPES = {
  "on-demand": "ON_DEMAND",
  spot: "SPOT",
  "capacity-block": "CAPACITY_BLOCK",
} as const satisfies Record<ManagedPurchase["kind"], string>;
