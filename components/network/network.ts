import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { applyTransform, BaseComponent, type Transform, withDefaults } from "../core";
import { createEndpoints, type NetworkEndpoints } from "./endpoints";
import { createFlowLog, type FlowLogNodes } from "./flow-log";
import type { AwsLocation } from "../core/pure/aws-location";
import type { EndpointMode } from "./pure/endpoint-services";
import { type NatMode, type NetworkPlan, planNetwork } from "./pure/network-plan";
import { createRouting, type RoutingNodes } from "./routing";
import { createSubnets, subnetIdsOf, type TieredSubnet } from "./subnets";

/** Arguments of {@link Network}. Plain values decide which resources exist. */
export interface NetworkArgs {
  /** Account, region and partition that the network is created in. */
  readonly aws: AwsLocation;
  /** Address range of the VPC: private, between /16 and /20. It can never be changed. */
  readonly cidr: string;
  /**
   * Two to six zones of the region. Zones may be added later: the letter of a zone owns its
   * addresses, so no existing subnet moves.
   */
  readonly zones: readonly string[];
  /** How private subnets reach the internet. @default "per-zone" */
  readonly natGateways?: NatMode;
  /** AWS services reachable without leaving the VPC. @default "gateway" */
  readonly endpoints?: EndpointMode;
  /** Days that flow log records are kept. @default 90 */
  readonly flowLogRetentionDays?: number;
  /** KMS key that encrypts the flow log. @default - CloudWatch Logs uses its own key */
  readonly logKeyArn?: pulumi.Input<string>;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: {
    readonly vpc?: Transform<aws.ec2.VpcArgs>;
    readonly subnet?: Transform<aws.ec2.SubnetArgs>;
    readonly flowLog?: Transform<aws.ec2.FlowLogArgs>;
  };
}

/** The resources of a {@link Network}. */
export interface NetworkNodes extends RoutingNodes {
  readonly vpc: aws.ec2.Vpc;
  readonly internetGateway: aws.ec2.InternetGateway;
  readonly defaultSecurityGroup: aws.ec2.DefaultSecurityGroup;
  readonly subnets: readonly TieredSubnet[];
  readonly endpoints: NetworkEndpoints;
  readonly flowLog: FlowLogNodes;
}

/** Defaults of {@link Network}. */
export const NETWORK_DEFAULTS = {
  natGateways: "per-zone", // one gateway a zone: the loss of a zone takes no other one offline
  endpoints: "gateway", // free, and image layers stop costing NAT traffic
  flowLogRetentionDays: 90, // an incident is often found weeks after it began
} as const satisfies Partial<NetworkArgs>;

/**
 * A VPC laid out for EKS: public subnets for load balancers, private ones for nodes and pods, small
 * ones for the control plane's network interfaces.
 *
 * Creates
 * 1. the VPC with DNS, its internet gateway, and the default security group closed;
 * 2. a subnet for each tier and zone, tagged for load balancer discovery;
 * 3. route tables (public, private one a zone, control plane without a way out) and NAT gateways;
 * 4. VPC endpoints, with a security group that admits HTTPS from the VPC only;
 * 5. a flow log with its log group and a role that may write to that group alone.
 *
 * @example
 * const network = new Network("dev-network", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   cidr: "10.0.0.0/16",
 *   zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
 *   natGateways: "single",
 * });
 *
 * **Cost** about 35 USD a month for each NAT gateway and 8 USD for each interface endpoint and zone
 * (`private-cluster` in three zones: 290 USD), plus traffic and flow log ingestion (0.5 USD per GB).
 *
 * **Failure modes** a change of `cidr` replaces everything. With `natGateways: "single"` the loss of
 * that zone cuts the others off the internet. With `"none"`, nodes start only if `endpoints` is
 * `"private-cluster"` and every image comes from ECR. A zone owns its addresses whether it is used
 * or not, so three zones leave three eighths of the VPC unused.
 *
 * @covers SV-2 SV-7 HS-3 LOG-4
 */
export class Network extends BaseComponent {
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: pulumi.Output<string>;
  /** Subnets for internet-facing load balancers, in the order of `zones`. */
  readonly publicSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets for nodes and pods, in the order of `zones`. */
  readonly privateSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets for the control plane's network interfaces, in the order of `zones`. */
  readonly controlPlaneSubnetIds: readonly pulumi.Output<string>[];
  readonly nodes: NetworkNodes;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("network:Network", name, opts);
    const plan = planNetwork(name, withDefaults(NETWORK_DEFAULTS, args));
    const child = this.child();
    const { transform } = args;

    const vpc = createVpc(name, plan, transform?.vpc, child);
    const internetGateway = createInternetGateway(name, plan, vpc, child);
    const defaultSecurityGroup = closeDefaultSecurityGroup(name, plan, vpc, child);
    const subnets = createSubnets(name, plan, vpc, transform?.subnet, child);
    const routing = createRouting(name, plan, { vpc, internetGateway, subnets }, child);
    const endpoints = createEndpoints(name, plan, { vpc, subnets, routing }, child);
    const flowLog = createFlowLog(name, plan, { vpc, keyArn: args.logKeyArn }, transform, child);

    this.vpcId = vpc.id;
    this.cidr = vpc.cidrBlock;
    this.publicSubnetIds = subnetIdsOf(subnets, "public");
    this.privateSubnetIds = subnetIdsOf(subnets, "private");
    this.controlPlaneSubnetIds = subnetIdsOf(subnets, "control-plane");
    this.nodes = {
      vpc,
      internetGateway,
      defaultSecurityGroup,
      subnets,
      ...routing,
      endpoints,
      flowLog,
    };
    this.registerOutputs({
      vpcId: this.vpcId,
      cidr: this.cidr,
      publicSubnetIds: this.publicSubnetIds,
      privateSubnetIds: this.privateSubnetIds,
      controlPlaneSubnetIds: this.controlPlaneSubnetIds,
    });
  }
}

function createVpc(
  name: string,
  { cidr, region }: NetworkPlan,
  transform: Transform<aws.ec2.VpcArgs> | undefined,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.Vpc {
  const planned = {
    region,
    cidrBlock: cidr,
    // Both are needed for the private names of endpoints and of the cluster's API.
    enableDnsSupport: true,
    enableDnsHostnames: true,
    tags: { Name: name },
  };
  return new aws.ec2.Vpc(`${name}-vpc`, applyTransform(transform, planned), opts);
}

function createInternetGateway(
  name: string,
  { region }: NetworkPlan,
  vpc: aws.ec2.Vpc,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.InternetGateway {
  const args = { region, vpcId: vpc.id, tags: { Name: name } };
  return new aws.ec2.InternetGateway(`${name}-internet-gateway`, args, opts);
}

/** Without rules nothing that was put into it by oversight can talk or be talked to. */
function closeDefaultSecurityGroup(
  name: string,
  { region }: NetworkPlan,
  vpc: aws.ec2.Vpc,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.DefaultSecurityGroup {
  return new aws.ec2.DefaultSecurityGroup(
    `${name}-default-security-group`,
    { region, vpcId: vpc.id, ingress: [], egress: [], tags: { Name: `${name}-default-closed` } },
    opts,
  );
}
