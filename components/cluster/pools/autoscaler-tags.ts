import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { autoscalerNodeTags, type Children, type NodeTemplate } from "../../core";

/** The child that {@link createAutoscalerTags} declares, with its arguments. */
export interface AutoscalerTagChildren {
  autoscalerTag: aws.autoscaling.TagArgs;
}

/**
 * Tells Cluster Autoscaler what a node of a managed group looks like while there is none: EKS makes
 * the scaling group, so its tags are resources of their own.
 */
export function createAutoscalerTags(
  name: string,
  region: string,
  nodeGroup: aws.eks.NodeGroup,
  template: NodeTemplate,
  children: Children<AutoscalerTagChildren>,
): readonly aws.autoscaling.Tag[] {
  const autoscalingGroupName = scalingGroupName(nodeGroup);
  return Object.entries(autoscalerNodeTags(template)).map(([key, value]) =>
    children.create("autoscalerTag", aws.autoscaling.Tag, `${name}-tag-${shortKey(key)}`, {
      region,
      autoscalingGroupName,
      tag: { key, value, propagateAtLaunch: false },
    }),
  );
}

/** Name of the scaling group that EKS made for the node group; a mocked group has none. */
function scalingGroupName({ resources }: aws.eks.NodeGroup): pulumi.Output<string> {
  return resources.apply((made: GroupResources) => made?.[0]?.autoscalingGroups?.[0]?.name ?? "");
}

type GroupResources = pulumi.Unwrap<aws.eks.NodeGroup["resources"]> | undefined;

/** `label/pool` of the whole key, as a part of a logical name. */
function shortKey(key: string): string {
  const [, short = key] = key.split("/node-template/");
  return short.replaceAll(/[^0-9A-Za-z]+/g, "-");
}
