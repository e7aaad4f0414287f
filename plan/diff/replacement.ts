import type { PlannedResource } from "../model";
import type { PropertyChange } from "./model";

/** Paths whose change makes a provider delete and create the resource; `*` stands for every path. */
const IMMUTABLE: Readonly<Record<string, readonly string[]>> = {
  "aws:cloudwatch/logGroup:LogGroup": ["name"],
  "aws:ec2/eip:Eip": ["domain"],
  "aws:ec2/launchTemplate:LaunchTemplate": ["name"],
  "aws:ec2/natGateway:NatGateway": ["allocationId", "connectivityType", "subnetId"],
  "aws:ec2/routeTable:RouteTable": ["vpcId"],
  "aws:ec2/securityGroup:SecurityGroup": ["description", "name", "namePrefix", "vpcId"],
  "aws:ec2/subnet:Subnet": ["availabilityZone", "availabilityZoneId", "cidrBlock", "vpcId"],
  "aws:ec2/vpc:Vpc": ["cidrBlock", "instanceTenancy"],
  "aws:eks/addon:Addon": ["addonName", "clusterName"],
  "aws:eks/cluster:Cluster": ["encryptionConfig", "kubernetesNetworkConfig", "name", "roleArn"],
  "aws:eks/nodeGroup:NodeGroup": [
    "amiType",
    "capacityType",
    "clusterName",
    "diskSize",
    "instanceTypes",
    "nodeGroupName",
    "nodeRoleArn",
    "subnetIds",
  ],
  "aws:iam/policy:Policy": ["description", "name", "path"],
  "aws:iam/role:Role": ["name", "path"],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": ["policyArn", "role"],
  "aws:kms/alias:Alias": ["name"],
  "aws:sqs/queue:Queue": ["fifoQueue", "name"],
  "aws:sns/topic:Topic": ["fifoTopic", "name"],
  "kubernetes:apps/v1:DaemonSet": ["spec.selector"],
  "kubernetes:apps/v1:Deployment": ["spec.selector"],
  "kubernetes:apps/v1:StatefulSet": [
    "spec.selector",
    "spec.serviceName",
    "spec.volumeClaimTemplates",
  ],
  "kubernetes:batch/v1:Job": ["spec.selector", "spec.template"],
  "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding": ["roleRef"],
  "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding": ["roleRef"],
  "random:index/randomPassword:RandomPassword": ["*"],
};

/** What identifies any Kubernetes object. */
const KUBERNETES_IDENTITY = ["apiVersion", "kind", "metadata.name", "metadata.namespace"];

/**
 * The changed paths that force a replacement: those of the table above and those that the program
 * names in `replaceOnChanges`. The table holds what the platform declares; of other types only the
 * provider knows.
 */
export function replacingPaths(
  resource: PlannedResource,
  changes: readonly PropertyChange[],
): readonly string[] {
  const immutable = [
    ...(IMMUTABLE[resource.type] ?? []),
    ...(resource.type.startsWith("kubernetes:") ? KUBERNETES_IDENTITY : []),
    ...(resource.replaceOnChanges ?? []),
  ];
  return changes.map(({ path }) => path).filter((path) => isCovered(path, immutable));
}

function isCovered(path: string, immutable: readonly string[]): boolean {
  return immutable.some(
    (root) =>
      root === "*" || path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`),
  );
}
