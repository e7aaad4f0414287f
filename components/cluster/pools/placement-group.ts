import * as aws from "@pulumi/aws";
import { type Children, physicalName } from "../../core";
import type { PlacementStrategy } from "../pure/pools/machine";

/** The child that {@link createPlacementGroup} declares, with its arguments. */
export interface PlacementGroupChildren {
  placementGroup: aws.ec2.PlacementGroupArgs;
}

/** Declares where AWS places the instances of a pool in relation to each other, if that is asked. */
export function createPlacementGroup(
  name: string,
  region: string,
  strategy: PlacementStrategy | undefined,
  children: Children<PlacementGroupChildren>,
): aws.ec2.PlacementGroup | undefined {
  if (strategy === undefined) return undefined;
  return children.create("placementGroup", aws.ec2.PlacementGroup, `${name}-placement-group`, {
    region,
    name: physicalName("placementGroup", name),
    strategy,
    tags: { Name: name },
  });
}
