import type { CloudView } from "../../cloud-view";
import { fieldsOf } from "./record-fields";

/** Where the name that a reference uses can be found. */
export interface Target {
  readonly type: string;
  /** `id` or a property. */
  readonly at: string;
}

const VPC_TYPE = "aws:ec2/vpc:Vpc";
const CLUSTER_TYPE = "aws:eks/cluster:Cluster";
const LAUNCH_TEMPLATE_TYPE = "aws:ec2/launchTemplate:LaunchTemplate";
const KEY_TYPE = "aws:kms/key:Key";
const PLACEMENT_GROUP_TYPE = "aws:ec2/placementGroup:PlacementGroup";
const ALIAS_TYPE = "aws:kms/alias:Alias";

/** What a reference may mean; AWS makes some of it along with a VPC or a cluster. */
export const TARGETS = {
  vpc: [{ type: VPC_TYPE, at: "id" }],
  subnet: [{ type: "aws:ec2/subnet:Subnet", at: "id" }],
  securityGroup: [
    { type: "aws:ec2/securityGroup:SecurityGroup", at: "id" },
    { type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", at: "id" },
    { type: VPC_TYPE, at: "defaultSecurityGroupId" },
    { type: CLUSTER_TYPE, at: "vpcConfig.clusterSecurityGroupId" },
  ],
  routeTable: [
    { type: "aws:ec2/routeTable:RouteTable", at: "id" },
    { type: VPC_TYPE, at: "mainRouteTableId" },
  ],
  gateway: [{ type: "aws:ec2/internetGateway:InternetGateway", at: "id" }],
  egressGateway: [
    { type: "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway", at: "id" },
  ],
  natGateway: [{ type: "aws:ec2/natGateway:NatGateway", at: "id" }],
  address: [{ type: "aws:ec2/eip:Eip", at: "id" }],
  networkInterface: [
    { type: "aws:ec2/networkInterface:NetworkInterface", at: "id" },
    { type: "aws:ec2/instance:Instance", at: "primaryNetworkInterfaceId" },
    { type: "aws:ec2/natGateway:NatGateway", at: "networkInterfaceId" },
  ],
  dhcpOptions: [
    { type: "aws:ec2/vpcDhcpOptions:VpcDhcpOptions", at: "id" },
    { type: VPC_TYPE, at: "dhcpOptionsId" },
  ],
  launchTemplateId: [{ type: LAUNCH_TEMPLATE_TYPE, at: "id" }],
  launchTemplateName: [{ type: LAUNCH_TEMPLATE_TYPE, at: "name" }],
  cluster: [{ type: CLUSTER_TYPE, at: "name" }],
  roleName: [{ type: "aws:iam/role:Role", at: "name" }],
  roleArn: [
    { type: "aws:iam/role:Role", at: "arn" },
    { type: "aws:iam/serviceLinkedRole:ServiceLinkedRole", at: "arn" },
  ],
  policyArn: [{ type: "aws:iam/policy:Policy", at: "arn" }],
  instanceProfileName: [{ type: "aws:iam/instanceProfile:InstanceProfile", at: "name" }],
  key: [
    { type: KEY_TYPE, at: "id" },
    { type: KEY_TYPE, at: "arn" },
    { type: ALIAS_TYPE, at: "id" },
    { type: ALIAS_TYPE, at: "arn" },
  ],
  autoscalingGroup: [
    { type: "aws:autoscaling/group:Group", at: "name" },
    { type: "aws:eks/nodeGroup:NodeGroup", at: "resources.autoscalingGroups.name" },
  ],
  placementGroup: [
    { type: PLACEMENT_GROUP_TYPE, at: "name" },
    { type: PLACEMENT_GROUP_TYPE, at: "placementGroupId" },
  ],
  logGroup: [{ type: "aws:cloudwatch/logGroup:LogGroup", at: "name" }],
  bucket: [{ type: "aws:s3/bucket:Bucket", at: "id" }],
  queue: [{ type: "aws:sqs/queue:Queue", at: "url" }],
  topic: [{ type: "aws:sns/topic:Topic", at: "arn" }],
  zone: [
    { type: "aws:route53/zone:Zone", at: "id" },
    { type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", at: "hostedZone" },
    { type: "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace", at: "hostedZone" },
  ],
  namespace: [
    { type: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace", at: "id" },
    { type: "aws:servicediscovery/publicDnsNamespace:PublicDnsNamespace", at: "id" },
    { type: "aws:servicediscovery/httpNamespace:HttpNamespace", at: "id" },
  ],
  service: [{ type: "aws:servicediscovery/service:Service", at: "id" }],
  detector: [{ type: "aws:guardduty/detector:Detector", at: "id" }],
  eventRule: [{ type: "aws:cloudwatch/eventRule:EventRule", at: "name" }],
} as const satisfies Readonly<Record<string, readonly Target[]>>;

export type TargetName = keyof typeof TARGETS;

/** True when something of that kind bears the name. */
export function exists(target: TargetName, name: string, view: CloudView): boolean {
  return TARGETS[target].some(({ type, at }) =>
    view.ofType(type).some((record) => fieldsOf(record, at).includes(name)),
  );
}
