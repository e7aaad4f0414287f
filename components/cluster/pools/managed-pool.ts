import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import {
  type Children,
  type ClusterContract,
  clusterNameOf,
  definedOnly,
  isDeferred,
  withDefaults,
} from "../../core";
import { createLaunchTemplate, type LaunchFacts } from "../launch-template";
import type { EksImage } from "../pure/node-image";
import {
  type GenerationPlan,
  type GroupPlan,
  type ManagedPoolPlan,
  planManagedPool,
} from "../pure/pools/managed-plan";
import { createRole, type RoleNodes } from "../role";
import { countSubnets, type SubnetIds, subnetIdList } from "../subnet-ids";
import { createAutoscalerTags } from "./autoscaler-tags";
import { joiningUserData, mergedUserData } from "./join-user-data";
import {
  MANAGED_POOL_DEFAULTS,
  type ManagedPoolArgs,
  type ManagedPoolChildren,
  type CustomImage,
  type CustomImagePoolArgs,
} from "./managed-pool-args";
import { createPlacementGroup } from "./placement-group";
import type { PoolSubnets } from "./pool-args";

/** The resources of a pool that EKS runs. */
export interface ManagedPoolNodes extends RoleNodes {
  readonly backend: "managed";
  /** One, or one a zone; those of a generation that leaves are last. */
  readonly nodeGroups: readonly aws.eks.NodeGroup[];
  /** One a generation. */
  readonly launchTemplates: readonly aws.ec2.LaunchTemplate[];
  readonly placementGroup: aws.ec2.PlacementGroup | undefined;
  /** For Cluster Autoscaler, where enabled. */
  readonly autoscalerTags: readonly aws.autoscaling.Tag[];
}

/** Arguments of either kind; the image says which. */
type Args = ManagedPoolArgs | CustomImagePoolArgs;

/** Declares a pool of groups that EKS launches, updates, repairs and drains. */
export function createManagedPool(
  name: string,
  args: Args,
  children: Children<ManagedPoolChildren>,
): ManagedPoolNodes {
  const input = withDefaults(MANAGED_POOL_DEFAULTS, args);
  const own = customImage(args);
  const plan = planManagedPool(name, {
    ...input,
    ...subnetFacts(args.subnetIds),
    image: own === undefined ? publishedImage(args) : { os: own.image.os, custom: true },
  });
  const roleNodes = createRole(name, `Nodes of ${name}`, plan.role, children);
  const placementGroup = createPlacementGroup(name, plan.region, args.machine?.placement, children);
  const generations = plan.generations.map((generation) => {
    const launchTemplate = createLaunchTemplate(
      generation.name,
      generation.template,
      { ...launchFacts(generation, own), placementGroup },
      children,
    );
    const parts = { args, input, plan, generation, launchTemplate, roleNodes };
    const groups = generation.groups.map((group) => createGroup(group, parts, children));
    return { launchTemplate, groups };
  });
  return {
    backend: "managed",
    ...roleNodes,
    nodeGroups: generations.flatMap(({ groups }) => groups.map(({ nodeGroup }) => nodeGroup)),
    launchTemplates: generations.map(({ launchTemplate }) => launchTemplate),
    placementGroup,
    autoscalerTags: generations.flatMap(({ groups }) => groups.flatMap(({ tags }) => tags)),
  };
}

/** What a node group is put together from. */
interface GroupParts {
  readonly args: Args;
  readonly input: { readonly version: string };
  readonly plan: ManagedPoolPlan;
  readonly generation: GenerationPlan;
  readonly launchTemplate: aws.ec2.LaunchTemplate;
  readonly roleNodes: RoleNodes;
}

/** A group and the tags of its scaling group. */
interface Group {
  readonly nodeGroup: aws.eks.NodeGroup;
  readonly tags: readonly aws.autoscaling.Tag[];
}

function createGroup(
  group: GroupPlan,
  parts: GroupParts,
  children: Children<ManagedPoolChildren>,
): Group {
  const { args, generation, plan, roleNodes } = parts;
  const nodeGroup = children.create(
    "nodeGroup",
    aws.eks.NodeGroup,
    `${group.name}-node-group`,
    plannedGroup(group, parts),
    {
      // At deletion nodes need their rights until they are drained.
      dependsOn: [...roleNodes.policies],
      ignoreChanges: [...plan.ignoreChanges],
    },
  );
  if (args.operation?.autoscalerTags !== true) return { nodeGroup, tags: [] };
  const { labels, taints } = generation.settings;
  const template = { labels, taints, resources: nodeResources(generation) };
  const tags = createAutoscalerTags(group.name, plan.region, nodeGroup, template, children);
  return { nodeGroup, tags };
}

function plannedGroup(group: GroupPlan, parts: GroupParts): aws.eks.NodeGroupArgs {
  const { args, input, plan, generation, launchTemplate, roleNodes } = parts;
  const { amiType, releaseVersion, instanceTypes } = generation;
  const { labels, taints } = generation.settings;
  return definedOnly({
    region: plan.region,
    clusterName: clusterNameOf(args.cluster),
    nodeGroupName: group.nodeGroupName,
    nodeRoleArn: roleNodes.role.arn,
    subnetIds: subnetsOf(args.subnetIds, group.zone),
    // A custom image decides the minor.
    version: amiType && input.version,
    amiType,
    releaseVersion,
    capacityType: generation.capacityType,
    instanceTypes: instanceTypes.length === 0 ? undefined : [...instanceTypes],
    launchTemplate: {
      id: launchTemplate.id,
      version: launchTemplate.latestVersion.apply(String),
    },
    scalingConfig: group.scaling,
    updateConfig: plan.update,
    nodeRepairConfig: plan.repair,
    warmPoolConfig: plan.warmPool,
    labels,
    taints: taints.map((taint) => ({ ...taint, effect: TAINT_EFFECTS[taint.effect] })),
    tags: { Name: group.name },
  });
}

/** Kubernetes and EKS spell effects differently. */
const TAINT_EFFECTS = {
  NoSchedule: "NO_SCHEDULE",
  NoExecute: "NO_EXECUTE",
  PreferNoSchedule: "PREFER_NO_SCHEDULE",
} as const;

/** A custom image with the cluster that its nodes join. */
type CustomImageJoin = { readonly image: CustomImage; readonly cluster: ClusterContract };

function customImage(args: Args): CustomImageJoin | undefined {
  return hasCustomImage(args) ? { image: args.image, cluster: args.cluster } : undefined;
}

function hasCustomImage(args: Args): args is CustomImagePoolArgs {
  return args.image?.amiId !== undefined;
}

function publishedImage(args: Args): EksImage {
  return hasCustomImage(args) ? {} : (args.image ?? MANAGED_POOL_DEFAULTS.image);
}

function launchFacts(
  { os, settings }: GenerationPlan,
  own: CustomImageJoin | undefined,
): LaunchFacts {
  if (own !== undefined) {
    return { imageId: own.image.amiId, userData: joiningUserData(os, settings, own.cluster) };
  }
  const userData = mergedUserData(os, settings);
  return userData === undefined ? {} : { userData };
}

/** What Cluster Autoscaler cannot read off the type: the volume that containers have. */
function nodeResources({ template }: GenerationPlan): Readonly<Record<string, string>> {
  const size = template.volumes.at(-1)?.sizeGiB;
  return size === undefined ? {} : { "ephemeral-storage": `${size}Gi` };
}

function hasZones(subnets: PoolSubnets): subnets is Extract<PoolSubnets, { perZone: unknown }> {
  return !isDeferred<unknown>(subnets) && "perZone" in subnets;
}

/** How many subnets and which zones, as far as that is known. */
function subnetFacts(subnets: PoolSubnets): {
  readonly subnetCount: number | undefined;
  readonly zones?: readonly string[];
} {
  if (!hasZones(subnets)) return { subnetCount: countSubnets(subnets) };
  const zones = Object.keys(subnets.perZone);
  return { subnetCount: zones.length, zones };
}

function subnetsOf(
  subnets: PoolSubnets,
  zone: string | undefined,
): pulumi.Input<pulumi.Input<string>[]> {
  if (!hasZones(subnets)) return subnetIdList(subnets);
  const chosen: SubnetIds = Object.entries(subnets.perZone)
    .filter(([letter]) => letter === zone)
    .map(([, id]) => id);
  return [...chosen];
}
