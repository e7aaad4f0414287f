import type { AccountRecord } from "../../account";
import type { CloudView } from "../../cloud-view";
import { fieldsOf, textsAt } from "./record-fields";
import type { Rule } from "./rule";
import { exists } from "./targets";
import type { TargetName } from "./targets";

/** An input that names another thing, which has to exist. */
interface Reference {
  readonly path: string;
  readonly target: TargetName;
}

/**
 * What AWS says of a thing that it does not find, with the error codes of
 * https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html, of
 * https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html and of each operation's page.
 */
const WORDS: Readonly<Record<TargetName, (name: string) => string>> = {
  vpc: (id) => `InvalidVpcID.NotFound: The vpc ID '${id}' does not exist`,
  subnet: (id) => `InvalidSubnetID.NotFound: The subnet ID '${id}' does not exist`,
  securityGroup: (id) => `InvalidGroup.NotFound: The security group '${id}' does not exist`,
  routeTable: (id) => `InvalidRouteTableID.NotFound: The routeTable ID '${id}' does not exist`,
  gateway: (id) =>
    `InvalidInternetGatewayID.NotFound: The internetGateway ID '${id}' does not exist`,
  egressGateway: (id) => `InvalidGatewayID.NotFound: The eigw ID '${id}' does not exist`,
  natGateway: (id) => `InvalidNatGatewayID.NotFound: The natGateway ID '${id}' does not exist`,
  address: (id) => `InvalidAllocationID.NotFound: The allocation ID '${id}' does not exist`,
  networkInterface: (id) =>
    `InvalidNetworkInterfaceID.NotFound: The networkInterface ID '${id}' does not exist`,
  dhcpOptions: (id) => `InvalidDhcpOptionID.NotFound: The dhcpOption ID '${id}' does not exist`,
  launchTemplateId: (id) =>
    `InvalidLaunchTemplateId.NotFound: The specified launch template, with template ID ${id}, does not exist.`,
  launchTemplateName: (name) =>
    `InvalidLaunchTemplateName.NotFoundException: The specified launch template, with template name ${name}, does not exist.`,
  cluster: (name) => `ResourceNotFoundException: No cluster found for name: ${name}.`,
  roleName: (name) => `NoSuchEntity: The role with name ${name} cannot be found.`,
  roleArn: (arn) => `NoSuchEntity: The role with name ${nameIn(arn)} cannot be found.`,
  policyArn: (arn) => `NoSuchEntity: Policy ${arn} does not exist or is not attachable.`,
  instanceProfileName: (name) => `NoSuchEntity: Instance Profile ${name} cannot be found.`,
  key: (id) => `NotFoundException: Key '${id}' does not exist`,
  autoscalingGroup: (name) =>
    `ValidationError: AutoScalingGroup name not found - AutoScalingGroup '${name}' not found`,
  placementGroup: (name) =>
    `InvalidPlacementGroup.Unknown: The Placement Group '${name}' is unknown.`,
  logGroup: () => "ResourceNotFoundException: The specified log group does not exist.",
  bucket: () => "NoSuchBucket: The specified bucket does not exist",
  queue: () => "QueueDoesNotExist: The specified queue does not exist.",
  topic: () => "NotFound: Topic does not exist",
  zone: (id) => `NoSuchHostedZone: No hosted zone found with ID: ${id}`,
  namespace: (id) => `NamespaceNotFound: Unable to find namespace with ID: ${id}`,
  service: (id) => `ServiceNotFound: No service found with ID: ${id}`,
  detector: () =>
    "BadRequestException: The request is rejected because the input detectorId is not owned by the current account.",
  eventRule: (name) => `ResourceNotFoundException: Rule ${name} does not exist.`,
};

const IN_VPC: Reference = { path: "vpcId", target: "vpc" };
const OF_CLUSTER: Reference = { path: "clusterName", target: "cluster" };
const IN_SUBNETS: Reference = { path: "subnetIds", target: "subnet" };
const OF_GROUP: Reference = { path: "securityGroupId", target: "securityGroup" };
const FROM_GROUP: Reference = { path: "referencedSecurityGroupId", target: "securityGroup" };
const OF_BUCKET: Reference = { path: "bucket", target: "bucket" };
const OF_SCALING: Reference = { path: "autoscalingGroupName", target: "autoscalingGroup" };
const OF_LOG_GROUP: Reference = { path: "logGroupName", target: "logGroup" };

const MIXED = "mixedInstancesPolicy.launchTemplate";

/** Which inputs name what, by type. */
const REFERENCES: Readonly<Record<string, readonly Reference[]>> = {
  "aws:ec2/subnet:Subnet": [IN_VPC],
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": [IN_VPC],
  "aws:ec2/internetGateway:InternetGateway": [IN_VPC],
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": [IN_VPC],
  "aws:ec2/routeTable:RouteTable": [IN_VPC],
  "aws:ec2/securityGroup:SecurityGroup": [IN_VPC],
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": [IN_VPC],
  "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": [
    IN_VPC,
    { path: "dhcpOptionsId", target: "dhcpOptions" },
  ],
  "aws:ec2/vpcEndpoint:VpcEndpoint": [
    IN_VPC,
    IN_SUBNETS,
    { path: "securityGroupIds", target: "securityGroup" },
    { path: "routeTableIds", target: "routeTable" },
  ],
  "aws:ec2/flowLog:FlowLog": [
    IN_VPC,
    { path: "subnetId", target: "subnet" },
    { path: "iamRoleArn", target: "roleArn" },
  ],
  "aws:ec2/natGateway:NatGateway": [
    IN_VPC,
    { path: "subnetId", target: "subnet" },
    { path: "allocationId", target: "address" },
  ],
  "aws:ec2/route:Route": [
    { path: "routeTableId", target: "routeTable" },
    { path: "gatewayId", target: "gateway" },
    { path: "egressOnlyGatewayId", target: "egressGateway" },
    { path: "natGatewayId", target: "natGateway" },
    { path: "networkInterfaceId", target: "networkInterface" },
  ],
  "aws:ec2/routeTableAssociation:RouteTableAssociation": [
    { path: "routeTableId", target: "routeTable" },
    { path: "subnetId", target: "subnet" },
  ],
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": [OF_GROUP, FROM_GROUP],
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": [OF_GROUP, FROM_GROUP],
  "aws:ec2/securityGroupRule:SecurityGroupRule": [
    OF_GROUP,
    { path: "sourceSecurityGroupId", target: "securityGroup" },
  ],
  "aws:ec2/instance:Instance": [
    { path: "subnetId", target: "subnet" },
    { path: "vpcSecurityGroupIds", target: "securityGroup" },
    { path: "iamInstanceProfile", target: "instanceProfileName" },
    { path: "networkInterfaces.networkInterfaceId", target: "networkInterface" },
    { path: "primaryNetworkInterface.networkInterfaceId", target: "networkInterface" },
    { path: "placementGroup", target: "placementGroup" },
    { path: "launchTemplate.id", target: "launchTemplateId" },
    { path: "launchTemplate.name", target: "launchTemplateName" },
  ],
  "aws:ec2/networkInterface:NetworkInterface": [
    { path: "subnetId", target: "subnet" },
    { path: "securityGroups", target: "securityGroup" },
  ],
  "aws:autoscaling/group:Group": [
    { path: "vpcZoneIdentifiers", target: "subnet" },
    { path: "launchTemplate.id", target: "launchTemplateId" },
    { path: "launchTemplate.name", target: "launchTemplateName" },
    { path: `${MIXED}.launchTemplateSpecification.launchTemplateId`, target: "launchTemplateId" },
    {
      path: `${MIXED}.launchTemplateSpecification.launchTemplateName`,
      target: "launchTemplateName",
    },
    {
      path: `${MIXED}.overrides.launchTemplateSpecification.launchTemplateId`,
      target: "launchTemplateId",
    },
    { path: "placementGroup", target: "placementGroup" },
  ],
  "aws:autoscaling/policy:Policy": [OF_SCALING],
  "aws:autoscaling/schedule:Schedule": [OF_SCALING],
  "aws:autoscaling/lifecycleHook:LifecycleHook": [OF_SCALING],
  "aws:autoscaling/tag:Tag": [OF_SCALING],
  "aws:eks/cluster:Cluster": [
    { path: "roleArn", target: "roleArn" },
    { path: "vpcConfig.subnetIds", target: "subnet" },
    { path: "vpcConfig.securityGroupIds", target: "securityGroup" },
    { path: "encryptionConfig.provider.keyArn", target: "key" },
  ],
  "aws:eks/nodeGroup:NodeGroup": [
    OF_CLUSTER,
    { path: "nodeRoleArn", target: "roleArn" },
    IN_SUBNETS,
    { path: "launchTemplate.id", target: "launchTemplateId" },
    { path: "launchTemplate.name", target: "launchTemplateName" },
  ],
  "aws:eks/fargateProfile:FargateProfile": [
    OF_CLUSTER,
    { path: "podExecutionRoleArn", target: "roleArn" },
    IN_SUBNETS,
  ],
  "aws:eks/addon:Addon": [OF_CLUSTER, { path: "serviceAccountRoleArn", target: "roleArn" }],
  "aws:eks/accessEntry:AccessEntry": [OF_CLUSTER],
  "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": [OF_CLUSTER],
  "aws:eks/podIdentityAssociation:PodIdentityAssociation": [
    OF_CLUSTER,
    { path: "roleArn", target: "roleArn" },
  ],
  "aws:eks/identityProviderConfig:IdentityProviderConfig": [OF_CLUSTER],
  "aws:iam/rolePolicy:RolePolicy": [{ path: "role", target: "roleName" }],
  "aws:iam/rolePolicyAttachment:RolePolicyAttachment": [
    { path: "role", target: "roleName" },
    { path: "policyArn", target: "policyArn" },
  ],
  "aws:iam/instanceProfile:InstanceProfile": [{ path: "role", target: "roleName" }],
  "aws:kms/alias:Alias": [{ path: "targetKeyId", target: "key" }],
  "aws:cloudwatch/logGroup:LogGroup": [{ path: "kmsKeyId", target: "key" }],
  "aws:cloudwatch/logStream:LogStream": [OF_LOG_GROUP],
  "aws:cloudwatch/logMetricFilter:LogMetricFilter": [OF_LOG_GROUP],
  "aws:cloudwatch/logSubscriptionFilter:LogSubscriptionFilter": [
    { path: "logGroup", target: "logGroup" },
  ],
  "aws:sqs/queuePolicy:QueuePolicy": [{ path: "queueUrl", target: "queue" }],
  "aws:sns/topicPolicy:TopicPolicy": [{ path: "arn", target: "topic" }],
  "aws:sns/topicSubscription:TopicSubscription": [{ path: "topic", target: "topic" }],
  "aws:cloudwatch/eventTarget:EventTarget": [{ path: "rule", target: "eventRule" }],
  "aws:guardduty/detectorFeature:DetectorFeature": [{ path: "detectorId", target: "detector" }],
  "aws:route53/zone:Zone": [{ path: "vpcs.vpcId", target: "vpc" }],
  "aws:route53/record:Record": [{ path: "zoneId", target: "zone" }],
  "aws:route53/zoneAssociation:ZoneAssociation": [{ path: "zoneId", target: "zone" }, IN_VPC],
  "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace": [{ path: "vpc", target: "vpc" }],
  "aws:servicediscovery/instance:Instance": [{ path: "serviceId", target: "service" }],
  "aws:servicediscovery/service:Service": [
    { path: "namespaceId", target: "namespace" },
    { path: "dnsConfig.namespaceId", target: "namespace" },
  ],
  "aws:s3/bucketPolicy:BucketPolicy": [OF_BUCKET],
  "aws:s3/bucketVersioning:BucketVersioning": [OF_BUCKET],
  "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": [OF_BUCKET],
  "aws:s3/bucketOwnershipControls:BucketOwnershipControls": [OF_BUCKET],
  "aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration": [OF_BUCKET],
  "aws:s3/bucketLogging:BucketLogging": [OF_BUCKET],
  "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration": [
    OF_BUCKET,
  ],
};

/** A thing has to exist before another one can refer to it. What a preview cannot know is let by. */
export const refuseBadReference: Rule = ({ kind, thing, before, others }) => {
  if (kind === "delete") return undefined;
  for (const reference of REFERENCES[thing.type] ?? []) {
    // What stays as it was is not looked at again, as in AWS's own update calls.
    const known = before === undefined ? [] : fieldsOf(before, reference.path);
    const added = namesAt(thing, reference.path).filter((name) => !known.includes(name));
    const missing = added.find((name) => isMissing(name, reference.target, thing, others));
    if (missing !== undefined) return WORDS[reference.target](missing);
  }
  return undefined;
};

function namesAt(thing: AccountRecord, path: string): readonly string[] {
  // Only what the caller asked for: what AWS looked up itself exists.
  return textsAt(thing.inputs, path).length === 0 ? [] : fieldsOf(thing, path);
}

function isMissing(
  name: string,
  target: TargetName,
  thing: AccountRecord,
  others: CloudView,
): boolean {
  return isOurs(name, thing) && !exists(target, name, others);
}

/** ARNs of other accounts, and of AWS itself, name things that this account cannot list. */
function isOurs(name: string, thing: AccountRecord): boolean {
  if (!name.startsWith("arn:")) return !isAwsAlias(name) && name !== "local";
  const account = name.split(":")[4] ?? "";
  if (name.includes(":role/aws-service-role/") || name.includes(":alias/aws/")) return false;
  return thing.place === undefined || account === thing.place.account;
}

/** Keys that AWS keeps for its own services. */
function isAwsAlias(name: string): boolean {
  return name.startsWith("alias/aws/");
}

/** `node` of `arn:aws:iam::111122223333:role/path/node`. */
function nameIn(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
