import type * as aws from "@pulumi/aws";
import type { Transform } from "../../core";
import type { FargateSelector } from "../pure/pools/fargate-settings";
import type { SubnetIds } from "../subnet-ids";
import type { PoolArgs } from "./pool-args";

/** Arguments of a {@link NodePool} without instances: AWS runs each pod in a machine of its own. */
export interface FargatePoolArgs extends PoolArgs {
  /** Tells the backend. */
  readonly backend: "fargate";
  /**
   * Private subnets, one a zone; Fargate takes no others. A profile keeps those that it was made
   * with: another zone is used once something else replaces the profile.
   */
  readonly subnetIds: SubnetIds;
  /** Which pods run here: those that match one of one to five. */
  readonly selectors: readonly [FargateSelector, ...FargateSelector[]];
  /** Fargate's nodes have neither labels nor taints of one's own. */
  readonly scheduling?: never;
  /** Adjusts the planned profile. */
  readonly transform?: { readonly profile?: Transform<aws.eks.FargateProfileArgs> };
}
