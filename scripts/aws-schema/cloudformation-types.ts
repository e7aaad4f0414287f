/** Where CloudFormation's specification describes a class of @pulumi/aws. */
export interface CloudFormationType {
  readonly type: string;
  /**
   * Properties that the two name differently, by path: the paths in @pulumi/aws, none for one that
   * @pulumi/aws does not have. The others differ in the case of their first letters only.
   */
  readonly names?: Readonly<Record<string, string | readonly string[]>>;
}

/** CloudFormation types by class of @pulumi/aws; a class without one is in corrections.ts. */
export const CLOUDFORMATION_TYPES: Readonly<Record<string, CloudFormationType>> = {
  "autoscaling.Group": {
    type: "AWS::AutoScaling::AutoScalingGroup",
    names: { AutoScalingGroupName: "name", InstanceId: [] },
  },
  "autoscaling.LifecycleHook": {
    type: "AWS::AutoScaling::LifecycleHook",
    names: { LifecycleHookName: "name", AutoScalingGroupName: "autoscalingGroupName" },
  },
  "autoscaling.Policy": {
    type: "AWS::AutoScaling::ScalingPolicy",
    names: { AutoScalingGroupName: "autoscalingGroupName" },
  },
  "autoscaling.Schedule": {
    type: "AWS::AutoScaling::ScheduledAction",
    names: { AutoScalingGroupName: "autoscalingGroupName" },
  },
  "cloudwatch.CompositeAlarm": { type: "AWS::CloudWatch::CompositeAlarm" },
  "cloudwatch.Dashboard": { type: "AWS::CloudWatch::Dashboard" },
  "cloudwatch.EventApiDestination": { type: "AWS::Events::ApiDestination" },
  "cloudwatch.EventArchive": {
    type: "AWS::Events::Archive",
    names: { SourceArn: "eventSourceArn", ArchiveName: "name" },
  },
  "cloudwatch.EventBus": { type: "AWS::Events::EventBus" },
  "cloudwatch.EventBusPolicy": { type: "AWS::Events::EventBusPolicy", names: { StatementId: [] } },
  "cloudwatch.EventConnection": { type: "AWS::Events::Connection" },
  "cloudwatch.EventRule": { type: "AWS::Events::Rule" },
  "cloudwatch.LogDestination": {
    type: "AWS::Logs::Destination",
    names: { DestinationName: "name" },
  },
  "cloudwatch.LogGroup": { type: "AWS::Logs::LogGroup", names: { LogGroupName: "name" } },
  "cloudwatch.LogMetricFilter": { type: "AWS::Logs::MetricFilter", names: { FilterName: "name" } },
  "cloudwatch.LogResourcePolicy": { type: "AWS::Logs::ResourcePolicy" },
  "cloudwatch.LogStream": { type: "AWS::Logs::LogStream", names: { LogStreamName: "name" } },
  "cloudwatch.LogSubscriptionFilter": {
    type: "AWS::Logs::SubscriptionFilter",
    names: { LogGroupName: "logGroup", FilterName: "name" },
  },
  "cloudwatch.MetricAlarm": { type: "AWS::CloudWatch::Alarm", names: { AlarmName: "name" } },
  "cloudwatch.MetricStream": { type: "AWS::CloudWatch::MetricStream" },
  "cloudwatch.QueryDefinition": { type: "AWS::Logs::QueryDefinition" },
  "dynamodb.Table": {
    type: "AWS::DynamoDB::Table",
    names: {
      ImportSourceSpecification: "importTable",
      TableName: "name",
      KeySchema: ["hashKey", "rangeKey"],
    },
  },
  "ec2.CapacityReservation": {
    type: "AWS::EC2::CapacityReservation",
    names: { TagSpecifications: [], OutPostArn: "outpostArn", AvailabilityZoneId: [] },
  },
  "ec2.EgressOnlyInternetGateway": { type: "AWS::EC2::EgressOnlyInternetGateway" },
  "ec2.Eip": { type: "AWS::EC2::EIP", names: { TransferAddress: [] } },
  "ec2.FlowLog": {
    type: "AWS::EC2::FlowLog",
    names: {
      ResourceId: [
        "eniId",
        "regionalNatGatewayId",
        "subnetId",
        "transitGatewayAttachmentId",
        "transitGatewayId",
        "vpcId",
      ],
      ResourceType: [],
      LogGroupName: [],
      DeliverLogsPermissionArn: "iamRoleArn",
    },
  },
  "ec2.Instance": {
    type: "AWS::EC2::Instance",
    names: {
      AdditionalInfo: [],
      Affinity: [],
      BlockDeviceMappings: "ebsBlockDevices",
      ElasticGpuSpecifications: [],
      ElasticInferenceAccelerators: [],
      HibernationOptions: "hibernation",
      ImageId: "ami",
      KernelId: [],
      LicenseSpecifications: [],
      PlacementGroupName: "placementGroup",
      PrivateIpAddress: "privateIp",
      RamdiskId: [],
      SecurityGroupIds: "vpcSecurityGroupIds",
    },
  },
  "ec2.InternetGateway": { type: "AWS::EC2::InternetGateway" },
  "ec2.LaunchTemplate": { type: "AWS::EC2::LaunchTemplate", names: { LaunchTemplateName: "name" } },
  "ec2.NatGateway": { type: "AWS::EC2::NatGateway", names: { PrivateIpAddress: "privateIp" } },
  "ec2.NetworkInterface": {
    type: "AWS::EC2::NetworkInterface",
    names: { PrivateIpAddress: "privateIp", PrivateIpAddresses: "privateIps" },
  },
  "ec2.PlacementGroup": { type: "AWS::EC2::PlacementGroup", names: { ParentGroupId: [] } },
  "ec2.Route": { type: "AWS::EC2::Route" },
  "ec2.RouteTable": { type: "AWS::EC2::RouteTable" },
  "ec2.RouteTableAssociation": { type: "AWS::EC2::SubnetRouteTableAssociation" },
  "ec2.SecurityGroup": {
    type: "AWS::EC2::SecurityGroup",
    names: { GroupDescription: "description", GroupName: "name" },
  },
  "ec2.Subnet": { type: "AWS::EC2::Subnet" },
  "ec2.Vpc": { type: "AWS::EC2::VPC", names: { VpcEncryptionControl: [] } },
  "ec2.VpcDhcpOptions": { type: "AWS::EC2::DHCPOptions" },
  "ec2.VpcDhcpOptionsAssociation": { type: "AWS::EC2::VPCDHCPOptionsAssociation" },
  "ec2.VpcEndpoint": { type: "AWS::EC2::VPCEndpoint" },
  "ec2.VpcIpv4CidrBlockAssociation": {
    type: "AWS::EC2::VPCCidrBlock",
    names: {
      AmazonProvidedIpv6CidrBlock: [],
      Ipv6CidrBlock: [],
      Ipv6IpamPoolId: [],
      Ipv6NetmaskLength: [],
      Ipv6Pool: [],
      Ipv6CidrBlockNetworkBorderGroup: [],
    },
  },
  "eks.AccessEntry": { type: "AWS::EKS::AccessEntry" },
  "eks.Addon": { type: "AWS::EKS::Addon" },
  "eks.Cluster": {
    type: "AWS::EKS::Cluster",
    names: {
      "ResourcesVpcConfig.SecurityGroupIds": "vpcConfig.securityGroupIds",
      "ResourcesVpcConfig.SubnetIds": "vpcConfig.subnetIds",
    },
  },
  "eks.FargateProfile": { type: "AWS::EKS::FargateProfile", names: { Subnets: "subnetIds" } },
  "eks.IdentityProviderConfig": {
    type: "AWS::EKS::IdentityProviderConfig",
    names: { Type: [], IdentityProviderConfigName: "oidc" },
  },
  "eks.NodeGroup": {
    type: "AWS::EKS::Nodegroup",
    names: { NodegroupName: "nodeGroupName", NodeRole: "nodeRoleArn", Subnets: "subnetIds" },
  },
  "eks.PodIdentityAssociation": { type: "AWS::EKS::PodIdentityAssociation" },
  "guardduty.Detector": { type: "AWS::GuardDuty::Detector" },
  "iam.InstanceProfile": {
    type: "AWS::IAM::InstanceProfile",
    names: { InstanceProfileName: "name" },
  },
  "iam.OpenIdConnectProvider": { type: "AWS::IAM::OIDCProvider" },
  "iam.Policy": { type: "AWS::IAM::ManagedPolicy", names: { ManagedPolicyName: "name" } },
  "iam.Role": { type: "AWS::IAM::Role", names: { RoleName: "name" } },
  "iam.RolePolicy": {
    type: "AWS::IAM::RolePolicy",
    names: { RoleName: "role", PolicyName: "name" },
  },
  "iam.ServiceLinkedRole": {
    type: "AWS::IAM::ServiceLinkedRole",
    names: { AWSServiceName: "awsServiceName" },
  },
  "kms.Alias": { type: "AWS::KMS::Alias", names: { AliasName: "name" } },
  "kms.Key": { type: "AWS::KMS::Key" },
  "route53.Record": {
    type: "AWS::Route53::RecordSet",
    names: { HostedZoneId: "zoneId", HostedZoneName: [] },
  },
  "route53.Zone": { type: "AWS::Route53::HostedZone" },
  "s3.Bucket": {
    type: "AWS::S3::Bucket",
    names: { BucketName: "bucket", BucketNamePrefix: "bucketPrefix" },
  },
  "s3.BucketPolicy": { type: "AWS::S3::BucketPolicy" },
  "servicediscovery.HttpNamespace": { type: "AWS::ServiceDiscovery::HttpNamespace" },
  "servicediscovery.Instance": { type: "AWS::ServiceDiscovery::Instance" },
  "servicediscovery.PrivateDnsNamespace": { type: "AWS::ServiceDiscovery::PrivateDnsNamespace" },
  "servicediscovery.PublicDnsNamespace": { type: "AWS::ServiceDiscovery::PublicDnsNamespace" },
  "servicediscovery.Service": { type: "AWS::ServiceDiscovery::Service" },
  "sns.Topic": { type: "AWS::SNS::Topic", names: { TopicName: "name" } },
  "sns.TopicPolicy": { type: "AWS::SNS::TopicInlinePolicy", names: { TopicArn: "arn" } },
  "sns.TopicSubscription": { type: "AWS::SNS::Subscription", names: { TopicArn: "topic" } },
  "sqs.Queue": { type: "AWS::SQS::Queue", names: { QueueName: "name" } },
  "sqs.QueuePolicy": { type: "AWS::SQS::QueueInlinePolicy", names: { Queue: "queueUrl" } },
  "ssm.Parameter": { type: "AWS::SSM::Parameter" },
  "vpc.SecurityGroupEgressRule": {
    type: "AWS::EC2::SecurityGroupEgress",
    names: {
      CidrIp: "cidrIpv4",
      DestinationPrefixListId: "prefixListId",
      DestinationSecurityGroupId: "referencedSecurityGroupId",
      GroupId: "securityGroupId",
    },
  },
  "vpc.SecurityGroupIngressRule": {
    type: "AWS::EC2::SecurityGroupIngress",
    names: {
      CidrIp: "cidrIpv4",
      GroupId: "securityGroupId",
      GroupName: [],
      SourcePrefixListId: "prefixListId",
      SourceSecurityGroupId: "referencedSecurityGroupId",
      SourceSecurityGroupName: [],
      SourceSecurityGroupOwnerId: [],
    },
  },
};
