import { EKS_CLUSTER_TYPES } from "../../world/aws/eks-cluster";
import type { Field } from "../../rule/field";
import type { Findings } from "../../rule/findings";
import { eksBestPractices } from "../../rule/frameworks";
import {
  clusterOfTag,
  LAUNCH_TEMPLATE_TYPES,
  launchDataOf,
  NODE_GROUP_TYPES,
  SCALING_GROUP_TYPES,
} from "../../world/aws/node-groups";
import { listed } from "../../world/aws/policy-document";
import { isAnyOf, typesOf } from "../../world/resource-index";
import { stackRule } from "../../rule/rule";
import type { World } from "../../world/world";

const SECURITY_GROUPS = typesOf(
  "aws:ec2/securityGroup:SecurityGroup",
  "aws-native:ec2:SecurityGroup",
);

/** The load balancer controller adds its rules to the tagged group, and needs exactly one. */
export const eksClusterSecurityGroup = stackRule({
  id: "eks-cluster-security-group",
  topic: "aws-eks",
  severity: "high",
  description: "Exactly one security group of a node has the tag of its cluster.",
  remediation:
    "Leave security groups out of the launch template, or list exactly one with the tag " +
    "kubernetes.io/cluster/<name>; further groups must not have the tag.",
  frameworks: [eksBestPractices("networking: security groups", "Tag one security group of a node")],
  parameters: {},
  appliesTo: isAnyOf(
    EKS_CLUSTER_TYPES,
    NODE_GROUP_TYPES,
    SCALING_GROUP_TYPES,
    LAUNCH_TEMPLATE_TYPES,
    SECURITY_GROUPS,
  ),
  check(world, findings) {
    for (const pool of world.nodePools) {
      for (const template of world.launchTemplatesOf(pool)) {
        for (const groups of groupsOf(template)) checkGroups(groups, world, findings);
      }
    }
  },
});

/** Without a list in the template, a managed group gets the security group of its cluster, which has the tag. */
function groupsOf(template: Field): readonly Field[] {
  const launch = launchDataOf(template);
  const interfaces = launch.get("networkInterfaces").items();
  const lists = [
    launch.get("vpcSecurityGroupIds"),
    launch.get("securityGroupIds"),
    ...interfaces.flatMap((part) => [part.get("securityGroups"), part.get("groups")]),
  ];
  return lists.filter((list) => listed(list).length > 0);
}

function checkGroups(groups: Field, world: World, findings: Findings): void {
  const declared = world.behind(groups, SECURITY_GROUPS);
  const own = world.behind(groups, EKS_CLUSTER_TYPES).length;
  const tagged = declared.filter(isTagged).length + own;
  const isComplete = declared.length + own >= listed(groups).length;
  if (tagged > 1) findings.fail(groups, "several security groups of a node have the cluster's tag");
  else if (!isComplete) findings.notEvaluated(groups, `not part of the stack: ${groups.path}`);
  else if (tagged === 0) {
    findings.fail(groups, "no security group of a node has the cluster's tag");
  }
}

function isTagged(group: Field): boolean {
  const tags = group.get("tags");
  const keys = Array.isArray(tags.value)
    ? tags.items().map((tag) => tag.get("key").text)
    : tags.entries().map(([key]) => key);
  return keys.some((key) => key?.startsWith("kubernetes.io/") && clusterOfTag(key) !== undefined);
}
