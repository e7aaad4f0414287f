import type { AwsTypes } from "./aws-type";

const EC2 = "arn:aws:ec2:{region}:{account}";
const OWNER = { ownerId: "{account}" };

/** Networks and machines. Replacement follows the EC2 documentation's "Update requires". */
export const EC2_TYPES: AwsTypes = {
  "aws:ec2/vpc:Vpc": {
    id: "vpc-{hex:17}",
    immutable: ["cidrBlock", "instanceTenancy", "ipv4IpamPoolId"],
    computed: {
      ...OWNER,
      arn: `${EC2}:vpc/{id}`,
      mainRouteTableId: "rtb-{hex:17}",
      defaultRouteTableId: "rtb-{hex:17}",
      defaultSecurityGroupId: "sg-{hex:17}",
      defaultNetworkAclId: "acl-{hex:17}",
      dhcpOptionsId: "dopt-{hex:17}",
    },
  },
  "aws:ec2/subnet:Subnet": {
    id: "subnet-{hex:17}",
    immutable: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId", "ipv6Native"],
    computed: { ...OWNER, arn: `${EC2}:subnet/{id}` },
  },
  "aws:ec2/internetGateway:InternetGateway": {
    id: "igw-{hex:17}",
    immutable: [],
    computed: { ...OWNER, arn: `${EC2}:internet-gateway/{id}` },
  },
  "aws:ec2/eip:Eip": {
    id: "eipalloc-{hex:17}",
    immutable: ["domain", "publicIpv4Pool"],
    computed: { allocationId: "{id}", arn: `${EC2}:elastic-ip/{id}`, publicIp: "203.0.113.10" },
  },
  "aws:ec2/natGateway:NatGateway": {
    id: "nat-{hex:17}",
    immutable: ["allocationId", "subnetId", "connectivityType"],
    computed: { networkInterfaceId: "eni-{hex:17}", publicIp: "203.0.113.10" },
  },
  "aws:ec2/routeTable:RouteTable": {
    id: "rtb-{hex:17}",
    immutable: ["vpcId"],
    computed: { ...OWNER, arn: `${EC2}:route-table/{id}` },
  },
  "aws:ec2/route:Route": {
    id: "r-{input:routeTableId}{hex:8}",
    immutable: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock"],
    computed: { state: "active", origin: "CreateRoute" },
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    id: "rtbassoc-{hex:17}",
    immutable: ["subnetId", "gatewayId"],
    computed: {},
  },
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    id: "sg-{hex:17}",
    immutable: ["vpcId"],
    computed: { ...OWNER, arn: `${EC2}:security-group/{id}`, name: "default" },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    nameFrom: "name",
    id: "sg-{hex:17}",
    immutable: ["name", "namePrefix", "description", "vpcId"],
    computed: { ...OWNER, arn: `${EC2}:security-group/{id}` },
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    id: "sgr-{hex:17}",
    immutable: ["securityGroupId"],
    computed: { arn: `${EC2}:security-group-rule/{id}`, securityGroupRuleId: "{id}" },
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    id: "sgr-{hex:17}",
    immutable: ["securityGroupId"],
    computed: { arn: `${EC2}:security-group-rule/{id}`, securityGroupRuleId: "{id}" },
  },
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    id: "sgrule-{hex:10}",
    immutable: ["securityGroupId", "type", "protocol", "fromPort", "toPort", "cidrBlocks"],
    computed: { securityGroupRuleId: "sgr-{hex:17}" },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    id: "vpce-{hex:17}",
    immutable: ["vpcId", "serviceName", "vpcEndpointType"],
    computed: { ...OWNER, arn: `${EC2}:vpc-endpoint/{id}`, state: "available" },
  },
  "aws:ec2/flowLog:FlowLog": {
    id: "fl-{hex:17}",
    immutable: ["vpcId", "subnetId", "trafficType", "logDestination", "iamRoleArn", "logFormat"],
    computed: { arn: `${EC2}:vpc-flow-log/{id}` },
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    nameFrom: "name",
    id: "lt-{hex:17}",
    immutable: ["name", "namePrefix"],
    computed: {
      arn: `${EC2}:launch-template/{id}`,
      latestVersion: 1,
      defaultVersion: 1,
    },
  },
};
