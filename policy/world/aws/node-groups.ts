import type { Field } from "../../rule/field";
import { listed } from "./policy-document";
import { once, onceFor } from "../once";
import { typesOf, type Types } from "../resource-index";

const NATIVE_GROUP = "aws-native:eks:Nodegroup";

/** Type tokens of a managed node group. */
export const NODE_GROUP_TYPES: Types = typesOf("aws:eks/nodeGroup:NodeGroup", NATIVE_GROUP);

/** Type tokens of an Auto Scaling group, which is a pool of nodes when its tags name a cluster. */
export const SCALING_GROUP_TYPES: Types = typesOf("aws:autoscaling/group:Group");

/** Type tokens of a launch template. */
export const LAUNCH_TEMPLATE_TYPES: Types = typesOf(
  "aws:ec2/launchTemplate:LaunchTemplate",
  "aws-native:ec2:LaunchTemplate",
);

/** The subnets of a managed or a self-managed group; each provider names them differently. */
export function subnetsOf(group: Field): Field {
  if (SCALING_GROUP_TYPES.has(group.resource.type)) return group.get("vpcZoneIdentifiers");
  return group.get(group.resource.type === NATIVE_GROUP ? "subnets" : "subnetIds");
}

/** The security groups that may reach the nodes by SSH. */
export function remoteSourcesOf(group: Field): Field {
  const isNative = group.resource.type === NATIVE_GROUP;
  return group.get("remoteAccess", isNative ? "sourceSecurityGroups" : "sourceSecurityGroupIds");
}

/** The launch template that a group names, set or not. */
export function templateReference(group: Field): Field {
  const mixed = group.get("mixedInstancesPolicy", "launchTemplate", "launchTemplateSpecification");
  return mixed.isSet ? mixed : group.get("launchTemplate");
}

/** The launch templates of the stack that a group uses. */
export const templatesOf = onceFor((index, group: Field): readonly Field[] => {
  const reference = templateReference(group);
  const sources = index.behind(reference, LAUNCH_TEMPLATE_TYPES);
  if (sources.length > 0) return sources;
  const keys = ["name", "launchTemplateName"];
  return keys.flatMap((key) => index.named(reference.get(key), LAUNCH_TEMPLATE_TYPES));
});

/** The settings of the instance in a launch template; the native provider nests them one level. */
export function launchDataOf(template: Field): Field {
  const native = template.get("launchTemplateData");
  return native.isSet ? native : template;
}

/** The instance types that a group may launch; none if its launch template names them. */
export function instanceTypesOf(group: Field): readonly Field[] {
  if (!SCALING_GROUP_TYPES.has(group.resource.type)) return listed(group.get("instanceTypes"));
  return overridesOf(group)
    .map((override) => override.get("instanceType"))
    .filter((type) => type.isSet);
}

/** The alternatives of a group of mixed instances. */
export function overridesOf(group: Field): readonly Field[] {
  return group.get("mixedInstancesPolicy", "launchTemplate", "overrides").items();
}

/** The name of the cluster in the tags of an Auto Scaling group. */
export function taggedCluster(group: Field): string | undefined {
  const keys = group
    .get("tags")
    .items()
    .map((tag) => tag.get("key").text);
  return keys.map((key) => clusterOfTag(key)).find((cluster) => cluster !== undefined);
}

/** The cluster in `kubernetes.io/cluster/<name>`. */
export function clusterOfTag(key: string | undefined): string | undefined {
  return /^(?:kubernetes\.io|k8s\.io)\/cluster\/(.+)$/.exec(key ?? "")?.[1];
}

/** Every group whose instances are nodes: managed ones, and those whose tags name a cluster. */
export const nodePoolsOf = once((index): readonly Field[] => {
  const tagged = index.of(SCALING_GROUP_TYPES).filter((group) => taggedCluster(group));
  return [...index.of(NODE_GROUP_TYPES), ...tagged];
});

/**
 * Identifies the pool of a group. Groups that differ only in their subnets form one pool, which is
 * split into one group a zone.
 */
export function poolKey(group: Field): string {
  const { clusterName, amiType, capacityType, instanceTypes } = group.resource.props;
  const types = instanceTypesOf(group).map(({ value }) => value);
  const templates = group.resource.propertyDependencies.launchTemplate ?? [];
  const roles = group.resource.propertyDependencies.nodeRoleArn ?? [];
  const facts = [group.resource.type, clusterName, amiType, capacityType, instanceTypes, types];
  return JSON.stringify([...facts, roles, roles.length === 0 ? templates : []]);
}
