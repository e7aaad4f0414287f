import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, type Transform } from "../core";
import type { LaunchTemplatePlan, VolumePlan } from "./pure/node-pool-plan";
import type { Reservation } from "./pure/pools/machine";

/** What only other resources, or another program, can tell of an instance. */
export interface LaunchFacts {
  readonly imageId?: pulumi.Input<string>;
  /** Encoded already. */
  readonly userData?: pulumi.Input<string>;
  readonly placementGroup?: aws.ec2.PlacementGroup | undefined;
  readonly instanceProfile?: aws.iam.InstanceProfile;
  readonly securityGroupIds?: readonly pulumi.Input<string>[];
}

/**
 * Declares how an instance of the pool starts. Where it names no image, type or user data, EKS fills
 * these in and keeps updating them.
 */
export function createLaunchTemplate(
  name: string,
  plan: LaunchTemplatePlan,
  facts: LaunchFacts,
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
      httpPutResponseHopLimit: plan.metadataHops,
    },
    blockDeviceMappings: plan.volumes.map(blockDevice),
    ...purchaseOptions(plan),
    ...launchFacts(facts),
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

function purchaseOptions({
  instanceType,
  reservation,
  capacityBlock = false,
}: LaunchTemplatePlan): Partial<aws.ec2.LaunchTemplateArgs> {
  return {
    ...(instanceType === undefined ? {} : { instanceType }),
    ...(reservation === undefined
      ? {}
      : { capacityReservationSpecification: reservationOf(reservation) }),
    ...(capacityBlock ? { instanceMarketOptions: { marketType: "capacity-block" } } : {}),
  };
}

function reservationOf(
  reservation: Reservation,
): aws.types.input.ec2.LaunchTemplateCapacityReservationSpecification {
  if (reservation === "none") return { capacityReservationPreference: "none" };
  return {
    capacityReservationTarget:
      "reservationId" in reservation
        ? { capacityReservationId: reservation.reservationId }
        : { capacityReservationResourceGroupArn: reservation.resourceGroupArn },
  };
}

function launchFacts(facts: LaunchFacts): Partial<aws.ec2.LaunchTemplateArgs> {
  const { imageId, userData, placementGroup, instanceProfile, securityGroupIds } = facts;
  return {
    ...(imageId === undefined ? {} : { imageId }),
    ...(userData === undefined ? {} : { userData }),
    ...(placementGroup === undefined ? {} : { placement: { groupName: placementGroup.name } }),
    ...(instanceProfile === undefined ? {} : { iamInstanceProfile: { arn: instanceProfile.arn } }),
    ...(securityGroupIds === undefined ? {} : { vpcSecurityGroupIds: [...securityGroupIds] }),
  };
}
