import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import {
  AUTOSCALER_ENABLED,
  autoscalerClusterTags,
  autoscalerNodeTags,
  type Children,
  clusterOwnedTags,
  definedOnly,
  type DiscoveryTags,
  withDefaults,
} from "../../core";
import { createLaunchTemplate, type LaunchFacts } from "../launch-template";
import type { EksImage } from "../pure/node-image";
import { planSelfManagedPool, type SelfManagedPoolPlan } from "../pure/pools/self-managed-plan";
import { createRole, type RoleNodes } from "../role";
import { countSubnets, subnetIdList } from "../subnet-ids";
import { joiningUserData } from "./join-user-data";
import { createPlacementGroup } from "./placement-group";
import {
  SELF_MANAGED_POOL_DEFAULTS,
  type SelfManagedCustomImage,
  type SelfManagedPoolArgs,
  type SelfManagedPoolChildren,
} from "./self-managed-pool-args";

/** The resources of a self-managed scaling group. */
export interface SelfManagedPoolNodes extends RoleNodes {
  readonly backend: "self-managed";
  readonly instanceProfile: aws.iam.InstanceProfile;
  /** Lets the nodes' role into the cluster, as nodes and nothing else. */
  readonly accessEntry: aws.eks.AccessEntry;
  readonly launchTemplate: aws.ec2.LaunchTemplate;
  readonly placementGroup: aws.ec2.PlacementGroup | undefined;
  readonly group: aws.autoscaling.Group;
  readonly schedules: readonly aws.autoscaling.Schedule[];
}

/** Declares a pool of a scaling group that this program runs. */
export function createSelfManagedPool(
  name: string,
  args: SelfManagedPoolArgs,
  children: Children<SelfManagedPoolChildren>,
): SelfManagedPoolNodes {
  const { image = SELF_MANAGED_POOL_DEFAULTS.image } = args;
  const input = withDefaults(SELF_MANAGED_POOL_DEFAULTS, args);
  const plan = planSelfManagedPool(name, {
    ...input,
    subnetCount: countSubnets(args.subnetIds),
    image: isCustomImage(image) ? { os: image.os, custom: true } : image,
  });
  const roleNodes = createRole(name, `Nodes of ${name}`, plan.role, children);
  const instanceProfile = createProfile(name, plan, roleNodes, children);
  const placementGroup = createPlacementGroup(name, plan.region, plan.placement, children);
  const launchTemplate = createLaunchTemplate(
    name,
    plan.template,
    { ...joinFacts(plan, args), placementGroup, instanceProfile },
    children,
  );
  const accessEntry = createEntry(name, plan, args, roleNodes, children);
  // A node that starts before its role may join gives up.
  const dependsOn = [accessEntry, ...roleNodes.policies];
  const group = createGroup(name, { args, plan, launchTemplate }, children.with({ dependsOn }));
  const schedules = createSchedules(name, plan, group, children);
  const own = { instanceProfile, accessEntry, launchTemplate, placementGroup, group, schedules };
  return { backend: "self-managed", ...roleNodes, ...own };
}

/** What boots, and how it finds the cluster and gets through to it. */
function joinFacts(
  plan: SelfManagedPoolPlan,
  { image = SELF_MANAGED_POOL_DEFAULTS.image, cluster }: SelfManagedPoolArgs,
): LaunchFacts {
  return {
    imageId: isCustomImage(image) ? image.amiId : (plan.imageId ?? ""),
    userData: joiningUserData(plan.os, plan.settings, cluster),
    securityGroupIds: [cluster.clusterSecurityGroupId],
  };
}

function createProfile(
  name: string,
  plan: SelfManagedPoolPlan,
  { role }: RoleNodes,
  children: Children<SelfManagedPoolChildren>,
): aws.iam.InstanceProfile {
  return children.create("instanceProfile", aws.iam.InstanceProfile, `${name}-instance-profile`, {
    name: plan.instanceProfileName,
    role: role.name,
  });
}

function createEntry(
  name: string,
  plan: SelfManagedPoolPlan,
  { cluster: { clusterName } }: SelfManagedPoolArgs,
  { role }: RoleNodes,
  children: Children<SelfManagedPoolChildren>,
): aws.eks.AccessEntry {
  return children.create("accessEntry", aws.eks.AccessEntry, `${name}-access`, {
    region: plan.region,
    clusterName,
    principalArn: role.arn,
    type: plan.accessType,
  });
}

/** What a group is put together from. */
interface GroupParts {
  readonly args: SelfManagedPoolArgs;
  readonly plan: SelfManagedPoolPlan;
  readonly launchTemplate: aws.ec2.LaunchTemplate;
}

function createGroup(
  name: string,
  { args, plan, launchTemplate }: GroupParts,
  children: Children<SelfManagedPoolChildren>,
): aws.autoscaling.Group {
  const groupArgs: aws.autoscaling.GroupArgs = definedOnly({
    region: plan.region,
    name: plan.groupName,
    vpcZoneIdentifiers: subnetIdList(args.subnetIds),
    ...plan.size,
    healthCheckType: "EC2",
    // An interrupted node is replaced before it is gone.
    capacityRebalance: hasSpot(plan),
    protectFromScaleIn: plan.scaleInProtection,
    ...instancesOf(plan, launchTemplate),
    warmPool: plan.warmPool && warmPoolOf(plan.warmPool),
    instanceRefresh: plan.refresh,
    maxInstanceLifetime: plan.maxInstanceLifetime,
    tags: groupTags(name, args, plan),
  });
  return children.create("group", aws.autoscaling.Group, `${name}-group`, groupArgs, {
    ignoreChanges: [...plan.ignoreChanges],
  });
}

function hasSpot({ mixed }: SelfManagedPoolPlan): boolean {
  return mixed !== undefined && mixed.onDemandPercentageAboveBaseCapacity < 100;
}

function instancesOf(
  { mixed }: SelfManagedPoolPlan,
  launchTemplate: aws.ec2.LaunchTemplate,
): Partial<aws.autoscaling.GroupArgs> {
  const version = launchTemplate.latestVersion.apply(String);
  if (mixed === undefined) return { launchTemplate: { id: launchTemplate.id, version } };
  const { instanceTypes, ...distribution } = mixed;
  return {
    mixedInstancesPolicy: {
      instancesDistribution: {
        ...distribution,
        onDemandAllocationStrategy: "prioritized",
        spotAllocationStrategy: "price-capacity-optimized",
      },
      launchTemplate: {
        launchTemplateSpecification: { launchTemplateId: launchTemplate.id, version },
        overrides: instanceTypes.map((instanceType) => ({ instanceType })),
      },
    },
  };
}

function warmPoolOf({
  reuseOnScaleIn,
  ...rest
}: SelfManagedPoolPlan["warmPool"] & object): aws.types.input.autoscaling.GroupWarmPool {
  return { ...rest, instanceReusePolicy: { reuseOnScaleIn } };
}

/**
 * Tags of the group: its name and whose nodes it has, on the instances too; and what Cluster
 * Autoscaler looks for. Only the keys with the cluster's name may be unknown in a preview.
 */
function groupTags(
  name: string,
  { cluster, operation = {} }: SelfManagedPoolArgs,
  { settings, template }: SelfManagedPoolPlan,
): aws.types.input.autoscaling.GroupTag[] {
  const size = template.volumes.at(-1)?.sizeGiB;
  const node = {
    labels: settings.labels,
    taints: settings.taints,
    resources: size === undefined ? {} : { "ephemeral-storage": `${size}Gi` },
  };
  const discovery = [
    ...plainTags({ ...AUTOSCALER_ENABLED, ...autoscalerNodeTags(node) }),
    { ...namedTag(cluster, autoscalerClusterTags), propagateAtLaunch: false },
  ];
  return [
    { key: "Name", value: name, propagateAtLaunch: true },
    { ...namedTag(cluster, clusterOwnedTags), propagateAtLaunch: true },
    ...(operation.sizeOwner === "program" ? [] : discovery),
  ];
}

function plainTags(tags: DiscoveryTags): aws.types.input.autoscaling.GroupTag[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: false }));
}

/** The one tag whose key has the cluster's name in it. */
function namedTag(
  { clusterName }: SelfManagedPoolArgs["cluster"],
  tags: (clusterName: string) => DiscoveryTags,
): { readonly key: pulumi.Output<string>; readonly value: pulumi.Output<string> } {
  const entry = pulumi.output(clusterName).apply((known) => Object.entries(tags(known))[0]);
  return {
    key: entry.apply((tag) => tag?.[0] ?? ""),
    value: entry.apply((tag) => tag?.[1] ?? ""),
  };
}

function createSchedules(
  name: string,
  plan: SelfManagedPoolPlan,
  group: aws.autoscaling.Group,
  children: Children<SelfManagedPoolChildren>,
): readonly aws.autoscaling.Schedule[] {
  return Object.entries(plan.schedules).map(([key, schedule]) =>
    children.create("schedule", aws.autoscaling.Schedule, `${name}-schedule-${key}`, {
      region: plan.region,
      scheduledActionName: key,
      autoscalingGroupName: group.name,
      ...schedule,
    }),
  );
}

function isCustomImage(image: EksImage | SelfManagedCustomImage): image is SelfManagedCustomImage {
  return image.amiId !== undefined;
}
