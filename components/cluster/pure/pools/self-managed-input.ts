import type { EksImage, OperatingSystem } from "../node-image";
import type { InstancePoolInput } from "../node-pool-plan";
import type { SelfManagedPurchase } from "./purchase";
import type { SelfManagedOperation } from "./self-managed-operation";

/** The plain arguments of a scaling group of one's own, defaults applied. */
export interface SelfManagedPoolInput extends InstancePoolInput {
  /** How many subnets there are, where that is known. */
  readonly subnetCount: number | undefined;
  readonly purchase: SelfManagedPurchase;
  readonly image: EksImage | { readonly os: OperatingSystem; readonly custom: true };
  readonly operation: SelfManagedOperation;
}
