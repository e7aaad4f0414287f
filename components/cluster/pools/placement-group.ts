import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { physicalName } from "../../core";
import type { PlacementStrategy } from "../pure/pools/machine";

/** Declares where AWS places the instances of a pool in relation to each other, if that is asked. */
export function createPlacementGroup(
  name: string,
  region: string,
  strategy: PlacementStrategy | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.PlacementGroup | undefined {
  if (strategy === undefined) return undefined;
  return new aws.ec2.PlacementGroup(
    `${name}-placement-group`,
    { region, name: physicalName("placementGroup", name), strategy, tags: { Name: name } },
    opts,
  );
}
