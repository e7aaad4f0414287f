import type { Field } from "../../../rule/field";
import { MACHINE_TYPES } from "../../../world/aws/instance-choices";
import { LAUNCH_TEMPLATE_TYPES, launchDataOf } from "../../../world/aws/node-groups";
import { listed } from "../../../world/aws/policy-document";
import type { Types } from "../../../world/resource-index";

const POD_GROUPS = "kubernetes:vpcresources.k8s.aws/v1beta1:SecurityGroupPolicy";
const POD_NETWORK = "kubernetes:crd.k8s.amazonaws.com/v1alpha1:ENIConfig";

/** Types with one list of security groups for all their interfaces, with the path to the list. */
const LISTS: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  ["aws:ec2/networkInterface:NetworkInterface", [["securityGroups"]]],
  ["aws-native:ec2:NetworkInterface", [["groupSet"]]],
  ["aws:ec2/vpcEndpoint:VpcEndpoint", [["securityGroupIds"]]],
  ["aws-native:ec2:VpcEndpoint", [["securityGroupIds"]]],
  ["aws:lb/loadBalancer:LoadBalancer", [["securityGroups"]]],
  ["aws:alb/loadBalancer:LoadBalancer", [["securityGroups"]]],
  ["aws-native:elasticloadbalancingv2:LoadBalancer", [["securityGroups"]]],
  ["aws:rds/instance:Instance", [["vpcSecurityGroupIds"]]],
  ["aws:rds/cluster:Cluster", [["vpcSecurityGroupIds"]]],
  ["aws:elasticache/cluster:Cluster", [["securityGroupIds"]]],
  ["aws:elasticache/replicationGroup:ReplicationGroup", [["securityGroupIds"]]],
  ["aws:lambda/function:Function", [["vpcConfig", "securityGroupIds"]]],
  ["aws-native:lambda:Function", [["vpcConfig", "securityGroupIds"]]],
  ["aws:ecs/service:Service", [["networkConfiguration", "securityGroups"]]],
  [POD_GROUPS, [["spec", "securityGroups", "groupIds"]]],
  [POD_NETWORK, [["spec", "securityGroups"]]],
]);

/** Type tokens of resources that assign security groups to a network interface. */
export const INTERFACE_TYPES: Types = new Set([
  ...LISTS.keys(),
  ...MACHINE_TYPES,
  ...LAUNCH_TEMPLATE_TYPES,
]);

/** The lists of security groups of a resource, one for each interface. */
export function interfaceGroups(resource: Field): readonly Field[] {
  const paths = LISTS.get(resource.resource.type);
  if (paths !== undefined) return paths.map((path) => resource.get(...path));
  const machine = launchDataOf(resource);
  const own = ["vpcSecurityGroupIds", "securityGroups", "securityGroupIds"];
  const interfaces = listed(machine.get("networkInterfaces"));
  return [
    ...own.map((key) => machine.get(key)),
    ...interfaces.flatMap((part) =>
      ["securityGroups", "groups", "groupSet"].map((key) => part.get(key)),
    ),
  ];
}
