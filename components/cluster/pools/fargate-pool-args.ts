import type * as aws from "@pulumi/aws";
import type { Transforms } from "../../core";
import type { FargateSelector } from "../pure/pools/fargate-settings";
import type { RoleChildren } from "../role";
import type { SubnetIds } from "../subnet-ids";
import type { PoolArgs } from "./pool-args";

/** Children of a Fargate pool that `transform` reaches, with their arguments. */
export interface FargatePoolChildren extends RoleChildren {
  profile: aws.eks.FargateProfileArgs;
}

/** Arguments of a {@link NodePool} without instances: AWS runs each pod on a dedicated machine. */
export interface FargatePoolArgs extends PoolArgs {
  /** Selects the backend. */
  readonly backend: "fargate";
  /**
   * Private subnets, one a zone; Fargate takes no others. A profile keeps those that it was made
   * with: another zone is used once something else replaces the profile.
   */
  readonly subnetIds: SubnetIds;
  /** Which pods run here: those that match one of one to five. */
  readonly selectors: readonly [FargateSelector, ...FargateSelector[]];
  /** Fargate's nodes take no labels and no taints. */
  readonly scheduling?: never;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<FargatePoolChildren>;
}
