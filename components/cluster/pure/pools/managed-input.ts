import type { EksImage, OperatingSystem } from "../node-image";
import type { InstancePoolInput } from "../node-pool-plan";
import type { ManagedOperation } from "./managed-operation";
import type { ManagedPurchase } from "./purchase";

/** A custom image as far as it is known beforehand. */
export interface CustomImageFacts {
  readonly os: Exclude<OperatingSystem, "windows-2022" | "windows-2025">;
  readonly custom: true;
}

/** The plain arguments of a managed pool, defaults applied. */
export interface ManagedPoolInput extends InstancePoolInput {
  /** How many subnets there are, where that is known. */
  readonly subnetCount: number | undefined;
  /** Letters of the zones that get a group each; absent where one group has all. */
  readonly zones?: readonly string[];
  readonly purchase: ManagedPurchase;
  readonly image: EksImage | CustomImageFacts;
  readonly operation: ManagedOperation;
}
