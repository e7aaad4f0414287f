import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type Children, definedOnly } from "../core";
import type { LaunchTemplatePlan, VolumePlan } from "./pure/node-pool-plan";
import type { Reservation } from "./pure/pools/machine";

/** The child that {@link createLaunchTemplate} declares, with its arguments. */
export interface LaunchTemplateChildren {
  launchTemplate: aws.ec2.LaunchTemplateArgs;
}

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
  children: Children<LaunchTemplateChildren>,
): aws.ec2.LaunchTemplate {
  const tags = { Name: name };
  const args: aws.ec2.LaunchTemplateArgs = {
    region: plan.region,
    name: plan.launchTemplateName,
    description: `Nodes of ${name}`,
    updateDefaultVersion: true,
    metadataOptions: {
      httpEndpoint: "enabled",
      httpTokens: "required",
      // The first hop is the node itself: pods cannot assume the node's role.
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
  return children.create("launchTemplate", aws.ec2.LaunchTemplate, `${name}-launch-template`, args);
}

function blockDevice({
  deviceName,
  sizeGiB,
}: VolumePlan): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping {
  return {
    deviceName,
    ebs: definedOnly({
      encrypted: "true",
      volumeType: "gp3",
      deleteOnTermination: "true",
      volumeSize: sizeGiB,
    }),
  };
}

function purchaseOptions({
  instanceType,
  reservation,
  capacityBlock = false,
}: LaunchTemplatePlan): Partial<aws.ec2.LaunchTemplateArgs> {
  return definedOnly({
    instanceType,
    capacityReservationSpecification: reservation && reservationOf(reservation),
    instanceMarketOptions: capacityBlock ? { marketType: "capacity-block" } : undefined,
  });
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
  return definedOnly({
    imageId,
    userData,
    placement: placementGroup && { groupName: placementGroup.name },
    iamInstanceProfile: instanceProfile && { arn: instanceProfile.arn },
    vpcSecurityGroupIds: securityGroupIds && [...securityGroupIds],
  });
}
