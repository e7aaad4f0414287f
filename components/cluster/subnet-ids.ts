import * as pulumi from "@pulumi/pulumi";
import { isDeferred } from "../core";

/** Subnets as another layer hands them over: a list, or one that another stack will tell. */
export type SubnetIds = pulumi.Input<readonly pulumi.Input<string>[]>;

/** The list as providers take it; one that is there stays a list, so that a preview shows it. */
export function subnetIdList(ids: SubnetIds): pulumi.Input<pulumi.Input<string>[]> {
  return isDeferred(ids) ? pulumi.output(ids).apply((list) => [...list]) : [...ids];
}

/** How many there are; `undefined` while only another stack knows. */
export function countSubnets(ids: SubnetIds): number | undefined {
  return isDeferred(ids) ? undefined : ids.length;
}
