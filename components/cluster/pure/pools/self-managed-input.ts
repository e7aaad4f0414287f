import type { EksImage, OperatingSystem } from "../node-image";
import type { InstancePoolInput } from "../node-pool-plan";
import type { SelfManagedPurchase } from "./purchase";
import type { SelfManagedOperation } from "./self-managed-operation";

/** The plain arguments of a self-managed scaling group, with defaults applied. */
export interface SelfManagedPoolInput extends InstancePoolInput {
  /** How many subnets there are, where that is known. */
  readonly subnetCount: number | undefined;
  readonly purchase: SelfManagedPurchase;
  readonly image: EksImage | { readonly os: OperatingSystem; readonly custom: true };
  readonly operation: SelfManagedOperation;
}
