const PROVIDER = "https://github.com/hashicorp/terraform-provider-aws/blob/main/internal/service";
const CLOUDFORMATION = "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference";

/** Where a class replaces otherwise than CloudFormation's specification says, or where that is silent. */
export interface Correction {
  /** Replaces although the specification does not say so. */
  readonly also?: readonly string[];
  /** Changes in place although the specification says otherwise, or says that it depends. */
  readonly inPlace?: readonly string[];
  /** Removing it replaces, setting or changing it does not. */
  readonly irremovable?: readonly string[];
  /** What says so. The provider that @pulumi/aws bridges has the last word: its "ForceNew". */
  readonly source: string;
}

/** Identity of the settings of a bucket: they follow the bucket. */
const ofBucket = (file: string, also = ["bucket", "expectedBucketOwner"]): Correction => ({
  also,
  source: `${PROVIDER}/s3/${file}.go`,
});

/**
 * ModifySecurityGroupRules changes everything but the group itself, where CloudFormation makes the
 * rule anew.
 */
const SECURITY_GROUP_RULE: Correction = {
  inPlace: [
    "cidrIpv4",
    "cidrIpv6",
    "fromPort",
    "ipProtocol",
    "prefixListId",
    "referencedSecurityGroupId",
    "toPort",
  ],
  source: `${PROVIDER}/ec2/vpc_security_group_ingress_rule.go`,
};

/** By class of @pulumi/aws. A class that CloudFormation does not describe must be here. */
export const CORRECTIONS: Readonly<Record<string, Correction>> = {
  // CloudFormation makes these names up; here they are the identity.
  "autoscaling.Policy": { also: ["name"], source: `${PROVIDER}/autoscaling/policy.go` },
  "autoscaling.Schedule": {
    also: ["scheduledActionName"],
    source: `${PROVIDER}/autoscaling/schedule.go`,
  },
  "autoscaling.Tag": {
    also: ["autoscalingGroupName", "tag.key"],
    source: `${PROVIDER}/autoscaling/group_tag.go`,
  },
  "cloudwatch.EventTarget": {
    also: ["rule", "eventBusName", "targetId"],
    source: `${PROVIDER}/events/target.go`,
  },
  "cloudwatch.LogDataProtectionPolicy": {
    also: ["logGroupName"],
    source: `${PROVIDER}/logs/data_protection_policy.go`,
  },
  // A group keeps its class; CloudFormation documents no replacement because it refuses the change.
  "cloudwatch.LogGroup": { also: ["logGroupClass"], source: `${PROVIDER}/logs/group.go` },
  "cloudwatch.LogResourcePolicy": {
    also: ["resourceArn"],
    source: `${CLOUDFORMATION}/aws-resource-logs-resourcepolicy.html`,
  },
  "cloudwatch.LogSubscriptionFilter": {
    also: ["destinationArn"],
    source: `${PROVIDER}/logs/subscription_filter.go`,
  },
  // Local indexes exist from the start or never; CloudFormation's page says the same in words.
  "dynamodb.Table": {
    also: ["localSecondaryIndexes"],
    source: `${CLOUDFORMATION}/aws-resource-dynamodb-table.html`,
  },
  // It adopts the group that the VPC has; another VPC has another.
  "ec2.DefaultSecurityGroup": {
    also: ["vpcId"],
    source: `${PROVIDER}/ec2/vpc_default_security_group.go`,
  },
  "ec2.Eip": { also: ["publicIpv4Pool"], source: `${PROVIDER}/ec2/ec2_eip.go` },
  // "Maybe" is whether AWS can stop, change and start: not for what places an instance on a host.
  // Another type of the same architecture is in place, and so are user data by default.
  "ec2.Instance": {
    also: [
      "ebsBlockDevices",
      "ebsOptimized",
      "ephemeralBlockDevices",
      "hostId",
      "instanceMarketOptions",
      "placementPartitionNumber",
      "privateDnsNameOptions",
      "rootBlockDevice.encrypted",
      "rootBlockDevice.kmsKeyId",
      "tenancy",
    ],
    inPlace: [
      "hostResourceGroupArn",
      "instanceType",
      "ipv6AddressCount",
      "userData",
      "vpcSecurityGroupIds",
    ],
    source: `${PROVIDER}/ec2/ec2_instance.go`,
  },
  "ec2.NetworkInterface": {
    inPlace: ["privateIps"],
    source: `${PROVIDER}/ec2/vpc_network_interface.go`,
  },
  // The specification forbids changing tags because CloudFormation cannot; CreateTags can.
  "ec2.PlacementGroup": {
    also: ["name"],
    inPlace: ["tags"],
    source: `${PROVIDER}/ec2/ec2_placement_group.go`,
  },
  // ReplaceRouteTableAssociation moves a subnet to another table without a gap.
  "ec2.RouteTableAssociation": {
    also: ["gatewayId"],
    inPlace: ["routeTableId"],
    source: `${PROVIDER}/ec2/vpc_route_table_association.go`,
  },
  "ec2.SecurityGroupRule": {
    also: [
      "cidrBlocks",
      "fromPort",
      "ipv6CidrBlocks",
      "prefixListIds",
      "protocol",
      "securityGroupId",
      "self",
      "sourceSecurityGroupId",
      "toPort",
      "type",
    ],
    source: `${PROVIDER}/ec2/vpc_security_group_rule.go`,
  },
  // The block is associated and disassociated while the subnet stays.
  "ec2.Subnet": { inPlace: ["ipv6CidrBlock"], source: `${PROVIDER}/ec2/vpc_subnet.go` },
  "ec2.Tag": { also: ["key", "resourceId"], source: `${PROVIDER}/ec2/tag.go` },
  // Only from dedicated to default in place; the other way, the one that costs, replaces.
  "ec2.Vpc": { also: ["instanceTenancy"], source: `${PROVIDER}/ec2/vpc_.go` },
  // A VPC has one set at a time, so associating another one is the change.
  "ec2.VpcDhcpOptionsAssociation": {
    inPlace: ["dhcpOptionsId"],
    source: `${PROVIDER}/ec2/vpc_dhcp_options_association.go`,
  },
  "eks.AccessPolicyAssociation": {
    also: ["accessScope", "clusterName", "policyArn", "principalArn"],
    source: `${PROVIDER}/eks/access_policy_association.go`,
  },
  // Subnets and security groups change in place since 2023 (UpdateClusterConfig), which only the top
  // of the specification knows. Encryption can be turned on in place, but never off, and its key
  // stays. Of the network only what decides addresses replaces: load balancing is switched in place.
  "eks.Cluster": {
    also: [
      "encryptionConfig.provider",
      "encryptionConfig.resources",
      "kubernetesNetworkConfig.ipFamily",
      "kubernetesNetworkConfig.serviceIpv4Cidr",
      "kubernetesNetworkConfig.serviceIpv6Cidr",
    ],
    inPlace: [
      "encryptionConfig",
      "kubernetesNetworkConfig",
      "vpcConfig.securityGroupIds",
      "vpcConfig.subnetIds",
    ],
    irremovable: ["encryptionConfig"],
    source: `${PROVIDER}/eks/cluster.go`,
  },
  // Another version of a template rolls the nodes; another template makes another group.
  "eks.NodeGroup": {
    also: ["launchTemplate.id", "launchTemplate.name"],
    source: `${PROVIDER}/eks/node_group.go`,
  },
  "guardduty.DetectorFeature": {
    also: ["detectorId", "name"],
    source: `${PROVIDER}/guardduty/detector_feature.go`,
  },
  "iam.RolePolicyAttachment": {
    also: ["policyArn", "role"],
    source: `${PROVIDER}/iam/role_policy_attachment.go`,
  },
  // CloudFormation refuses these changes instead of replacing, lest a key be lost.
  "kms.Key": {
    also: ["customKeyStoreId", "customerMasterKeySpec", "keyUsage", "multiRegion", "xksKeyId"],
    source: `${PROVIDER}/kms/key.go`,
  },
  "route53.Record": { also: ["setIdentifier"], source: `${PROVIDER}/route53/record.go` },
  "route53.ZoneAssociation": {
    also: ["vpcId", "vpcRegion", "zoneId"],
    source: `${PROVIDER}/route53/zone_association.go`,
  },
  "route53.Zone": { also: ["delegationSetId"], source: `${PROVIDER}/route53/zone.go` },
  "s3.BucketLifecycleConfiguration": ofBucket("bucket_lifecycle_configuration"),
  "s3.BucketLogging": ofBucket("bucket_logging"),
  "s3.BucketOwnershipControls": ofBucket("bucket_ownership_controls", ["bucket"]),
  "s3.BucketPublicAccessBlock": ofBucket("bucket_public_access_block", ["bucket"]),
  "s3.BucketServerSideEncryptionConfiguration": ofBucket(
    "bucket_server_side_encryption_configuration",
  ),
  "s3.BucketVersioning": ofBucket("bucket_versioning"),
  "servicediscovery.Service": {
    also: ["dnsConfig.routingPolicy"],
    source: `${PROVIDER}/servicediscovery/service.go`,
  },
  // The sandbox once replaced for another type; AWS documents "no interruption".
  "ssm.Parameter": {
    inPlace: ["type"],
    source: `${CLOUDFORMATION}/aws-resource-ssm-parameter.html`,
  },
  "vpc.SecurityGroupEgressRule": SECURITY_GROUP_RULE,
  "vpc.SecurityGroupIngressRule": SECURITY_GROUP_RULE,
};
