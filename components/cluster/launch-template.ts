import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import type { NodePoolPlan, VolumePlan } from "./pure/node-pool-plan";

/**
 * Declares how an instance of the pool starts. It names no image, type or user data, so EKS fills
 * these in and keeps updating them.
 */
export function createLaunchTemplate(
  name: string,
  plan: NodePoolPlan,
  transform: Transform<aws.ec2.LaunchTemplateArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.LaunchTemplate {
  const tags = { Name: name };
  const planned: aws.ec2.LaunchTemplateArgs = {
    region: plan.region,
    name: plan.launchTemplateName,
    description: `Nodes of ${name}`,
    updateDefaultVersion: true,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      // The first hop is the node itself: pods cannot take on the node's role.
      httpPutResponseHopLimit: 1,
    },
    blockDeviceMappings: plan.volumes.map(blockDevice),
    tagSpecifications: (["instance", "volume", "network-interface"] as const).map(
      (resourceType) => ({ resourceType, tags }),
    ),
    tags,
  };
  return new aws.ec2.LaunchTemplate(
    `${name}-launch-template`,
    applyTransform(transform, planned),
    opts,
  );
}

function blockDevice({
  deviceName,
  sizeGiB,
}: VolumePlan): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping {
  return {
    deviceName,
    ebs: {
      encrypted: "true",
      volumeType: "gp3",
      deleteOnTermination: "true",
      ...(sizeGiB === undefined ? {} : { volumeSize: sizeGiB }),
    },
  };
}
