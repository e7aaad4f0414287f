import type { AwsTypes } from "./aws-type";

const EC2 = "arn:aws:ec2:{region}:{account}";
const OWNER = { ownerId: "{account}" };

/** Networks and machines. */
export const EC2_TYPES: AwsTypes = {
  "aws:ec2/vpc:Vpc": {
    id: "vpc-{hex:17}",
    computed: {
      ...OWNER,
      arn: `${EC2}:vpc/{id}`,
      mainRouteTableId: "rtb-{of:id/main}",
      defaultRouteTableId: "rtb-{of:id/main}",
      defaultSecurityGroupId: "sg-{of:id/default}",
      defaultNetworkAclId: "acl-{of:id/default}",
      dhcpOptionsId: "dopt-{of:id/default}",
      ipv6AssociationId: "",
      ipv6CidrBlock: "",
    },
    when: [
      {
        input: "assignGeneratedIpv6CidrBlock",
        is: true,
        computed: {
          ipv6AssociationId: "vpc-cidr-assoc-{hex:17}",
          // Out of the block that is reserved for documentation.
          ipv6CidrBlock: "2001:db8:{hex:4}:1200::/56",
          ipv6CidrBlockNetworkBorderGroup: "{region}",
        },
      },
    ],
  },
  "aws:ec2/subnet:Subnet": {
    id: "subnet-{hex:17}",
    computed: { ...OWNER, arn: `${EC2}:subnet/{id}`, ipv6CidrBlockAssociationId: "" },
    when: [
      {
        input: "ipv6CidrBlock",
        computed: { ipv6CidrBlockAssociationId: "subnet-cidr-assoc-{hex:17}" },
      },
    ],
  },
  "aws:ec2/internetGateway:InternetGateway": {
    id: "igw-{hex:17}",
    computed: { ...OWNER, arn: `${EC2}:internet-gateway/{id}` },
  },
  "aws:ec2/eip:Eip": {
    id: "eipalloc-{hex:17}",
    computed: {
      allocationId: "{id}",
      arn: `${EC2}:elastic-ip/{id}`,
      // A block that is reserved for documentation.
      publicIp: "203.0.113.{octet}",
      publicDns: "ec2-203-0-113-{octet}.{region}.compute.amazonaws.com",
    },
  },
  "aws:ec2/natGateway:NatGateway": {
    id: "nat-{hex:17}",
    computed: {
      networkInterfaceId: "eni-{hex:17}",
      associationId: "eipassoc-{hex:17}",
      publicIp: "203.0.113.{octet}",
      availabilityMode: "zonal",
    },
    when: [
      {
        // One for all zones has no separate interface, and brings the table of its addresses.
        input: "availabilityMode",
        is: "regional",
        computed: {
          networkInterfaceId: "",
          associationId: "",
          publicIp: "",
          autoProvisionZones: "enabled",
          autoScalingIps: "enabled",
          regionalNatGatewayAutoMode: "enabled",
          routeTableId: "rtb-{of:id/nat}",
        },
      },
    ],
  },
  "aws:ec2/routeTable:RouteTable": {
    id: "rtb-{hex:17}",
    computed: { ...OWNER, arn: `${EC2}:route-table/{id}` },
  },
  "aws:ec2/route:Route": {
    id: "r-{input:routeTableId}{hex:8}",
    importId: "{input:routeTableId}_{input:destinationCidrBlock}{input:destinationIpv6CidrBlock}",
    computed: { state: "active", origin: "CreateRoute" },
  },
  "aws:ec2/routeTableAssociation:RouteTableAssociation": {
    id: "rtbassoc-{hex:17}",
    importId: "{input:subnetId}{input:gatewayId}/{input:routeTableId}",
    computed: {},
  },
  // Adopts the group that came with the VPC.
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": {
    id: "sg-{of:vpcId/default}",
    computed: {
      ...OWNER,
      arn: `${EC2}:security-group/{id}`,
      name: "default",
      description: "default VPC security group",
    },
  },
  "aws:ec2/securityGroup:SecurityGroup": {
    nameFrom: "name",
    id: "sg-{hex:17}",
    computed: { ...OWNER, arn: `${EC2}:security-group/{id}` },
  },
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": {
    id: "sgr-{hex:17}",
    computed: { arn: `${EC2}:security-group-rule/{id}`, securityGroupRuleId: "{id}" },
  },
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": {
    id: "sgr-{hex:17}",
    computed: { arn: `${EC2}:security-group-rule/{id}`, securityGroupRuleId: "{id}" },
  },
  "aws:ec2/securityGroupRule:SecurityGroupRule": {
    id: "sgrule-{hex:10}",
    computed: { securityGroupRuleId: "sgr-{hex:17}" },
  },
  "aws:ec2/vpcEndpoint:VpcEndpoint": {
    id: "vpce-{hex:17}",
    computed: {
      ...OWNER,
      arn: `${EC2}:vpc-endpoint/{id}`,
      state: "available",
      prefixListId: "pl-{hex:8}",
      dnsEntries: [{ dnsName: "{id}-{hex:8}.vpce.amazonaws.com", hostedZoneId: "Z{HEX:13}" }],
      networkInterfaceIds: [],
      cidrBlocks: [],
      requesterManaged: false,
    },
  },
  "aws:ec2/flowLog:FlowLog": {
    id: "fl-{hex:17}",
    computed: { arn: `${EC2}:vpc-flow-log/{id}` },
  },
  "aws:ec2/launchTemplate:LaunchTemplate": {
    nameFrom: "name",
    id: "lt-{hex:17}",
    computed: {
      arn: `${EC2}:launch-template/{id}`,
      latestVersion: 1,
      defaultVersion: 1,
    },
  },
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": {
    id: "vpc-cidr-assoc-{hex:17}",
    computed: {},
  },
  "aws:ec2/egressOnlyInternetGateway:EgressOnlyInternetGateway": {
    id: "eigw-{hex:17}",
    computed: {},
  },
  "aws:ec2/vpcDhcpOptions:VpcDhcpOptions": {
    id: "dopt-{hex:17}",
    computed: { ...OWNER, arn: `${EC2}:dhcp-options/{id}` },
  },
  "aws:ec2/vpcDhcpOptionsAssociation:VpcDhcpOptionsAssociation": {
    id: "{input:dhcpOptionsId}-{input:vpcId}",
    importId: "{input:vpcId}",
    computed: {},
  },
  "aws:ec2/tag:Tag": { id: "{input:resourceId},{input:key}", computed: {} },
};
