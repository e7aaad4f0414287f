import { Account } from "../../../../../sandbox/providers/account";
import { AWS_MODEL } from "../../../../../sandbox/providers/aws/aws-model";
import type { Properties } from "../../../../../sandbox/providers/properties";
import type { ConfiguredProvider, KnownResource } from "../../../../../sandbox/providers/provider";
import { SimulatedProvider } from "../../../../../sandbox/providers/simulated-provider";
import { CONFIGURATION, request } from "../../resource-requests";

/** Tokens of the types that the rules speak of, by a short name. */
export const TYPES = {
  vpc: "aws:ec2/vpc:Vpc",
  block: "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation",
  subnet: "aws:ec2/subnet:Subnet",
  gateway: "aws:ec2/internetGateway:InternetGateway",
  address: "aws:ec2/eip:Eip",
  nat: "aws:ec2/natGateway:NatGateway",
  table: "aws:ec2/routeTable:RouteTable",
  route: "aws:ec2/route:Route",
  association: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  group: "aws:ec2/securityGroup:SecurityGroup",
  ingress: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  endpoint: "aws:ec2/vpcEndpoint:VpcEndpoint",
  template: "aws:ec2/launchTemplate:LaunchTemplate",
  role: "aws:iam/role:Role",
  policy: "aws:iam/policy:Policy",
  attachment: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  inline: "aws:iam/rolePolicy:RolePolicy",
  profile: "aws:iam/instanceProfile:InstanceProfile",
  key: "aws:kms/key:Key",
  alias: "aws:kms/alias:Alias",
  cluster: "aws:eks/cluster:Cluster",
  nodes: "aws:eks/nodeGroup:NodeGroup",
  fargate: "aws:eks/fargateProfile:FargateProfile",
  addon: "aws:eks/addon:Addon",
  entry: "aws:eks/accessEntry:AccessEntry",
  identity: "aws:eks/podIdentityAssociation:PodIdentityAssociation",
  logs: "aws:cloudwatch/logGroup:LogGroup",
  bucket: "aws:s3/bucket:Bucket",
  scaling: "aws:autoscaling/group:Group",
  schedule: "aws:autoscaling/schedule:Schedule",
  scalingTag: "aws:autoscaling/tag:Tag",
  machine: "aws:ec2/instance:Instance",
  interface: "aws:ec2/networkInterface:NetworkInterface",
  placement: "aws:ec2/placementGroup:PlacementGroup",
  grant: "aws:eks/accessPolicyAssociation:AccessPolicyAssociation",
  detector: "aws:guardduty/detector:Detector",
  feature: "aws:guardduty/detectorFeature:DetectorFeature",
  zone: "aws:route53/zone:Zone",
  zoneAssociation: "aws:route53/zoneAssociation:ZoneAssociation",
  httpNamespace: "aws:servicediscovery/httpNamespace:HttpNamespace",
  privateNamespace: "aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace",
  discovered: "aws:servicediscovery/service:Service",
  registered: "aws:servicediscovery/instance:Instance",
  eventRule: "aws:cloudwatch/eventRule:EventRule",
  eventTarget: "aws:cloudwatch/eventTarget:EventTarget",
} as const;

export type TypeName = keyof typeof TYPES;

/** A region with a small network and a cluster in it. */
export class SmallAccount {
  readonly aws: ConfiguredProvider;
  private readonly things = new Map<string, KnownResource>();
  private readonly provider: SimulatedProvider;

  constructor(file: string) {
    this.provider = new SimulatedProvider(AWS_MODEL, new Account(file));
    this.aws = this.provider.configure(CONFIGURATION);
  }

  /** The same account seen from another region. */
  elsewhere(region: string): ConfiguredProvider {
    return this.provider.configure({ ...CONFIGURATION, region });
  }

  async make(type: TypeName, name: string, inputs: Properties = {}): Promise<KnownResource> {
    const resource = request(TYPES[type], name, inputs);
    const known = { ...resource, ...(await this.aws.create(resource)) };
    this.things.set(name, known);
    return known;
  }

  /** A thing that was made, by its logical name. */
  the(name: string): KnownResource {
    const thing = this.things.get(name);
    if (thing === undefined) throw new Error(`nothing was made as ${name}`);
    return thing;
  }

  id(name: string): string {
    return this.the(name).id;
  }

  arn(name: string): string {
    return String(this.the(name).outputs.arn);
  }

  /** Makes the network: one VPC, two subnets, a gateway, a NAT gateway, a route, a group. */
  async makeNetwork(): Promise<this> {
    await this.make("vpc", "vpc", { cidrBlock: "10.0.0.0/16" });
    const vpcId = this.id("vpc");
    for (const [index, zone] of ["a", "b"].entries()) {
      await this.make("subnet", zone, {
        vpcId,
        cidrBlock: `10.0.${index}.0/24`,
        availabilityZone: `eu-west-1${zone}`,
      });
    }
    await this.make("gateway", "gateway", { vpcId });
    await this.make("address", "address", { domain: "vpc" });
    await this.make("nat", "nat", { allocationId: this.id("address"), subnetId: this.id("a") });
    await this.make("table", "table", { vpcId });
    await this.make("route", "route", {
      routeTableId: this.id("table"),
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: this.id("gateway"),
    });
    await this.make("association", "association", {
      routeTableId: this.id("table"),
      subnetId: this.id("a"),
    });
    await this.make("group", "group", { vpcId, name: "web" });
    return this;
  }

  /** Makes a cluster with one node group in the network. */
  async makeCluster(): Promise<this> {
    await this.makeNetwork();
    await this.make("role", "role", { name: "node" });
    await this.make("attachment", "attachment", {
      role: "node",
      policyArn: "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
    });
    await this.make("cluster", "cluster", {
      name: "shop",
      roleArn: this.arn("role"),
      version: "1.35",
      vpcConfig: { subnetIds: [this.id("a"), this.id("b")] },
    });
    await this.make("nodes", "nodes", this.nodes("pool"));
    return this;
  }

  /** Inputs of a node group that AWS accepts. */
  nodes(nodeGroupName: string, changes: Properties = {}): Properties {
    return {
      clusterName: "shop",
      nodeGroupName,
      nodeRoleArn: this.arn("role"),
      subnetIds: [this.id("a")],
      scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 3 },
      ...changes,
    };
  }
}
