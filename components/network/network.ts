import type * as pulumi from "@pulumi/pulumi";
import { type AwsLocation, BaseComponent, type Transforms, withDefaults } from "../core";
import { createEndpoints, type EndpointChildren, type NetworkEndpoints } from "./endpoints";
import {
  createFlowLog,
  type FlowLogChildren,
  type FlowLogNodes,
  type FlowLogSettings,
} from "./flow-log";
import { type NetworkInput, planNetwork } from "./pure/network-plan";
import type { Nat, NetworkLayout, NetworkTiers, SecondaryCidr } from "./pure/network-settings";
import type { Endpoints } from "./pure/endpoint-services";
import type { SubnetLock } from "./pure/subnet-lock";
import { createRouting, type RoutingChildren, type RoutingNodes } from "./routing";
import { offerSubnets, subnetIdsByTier, type SubnetIdsByTier, subnetIdsOf } from "./subnet-ids";
import { createSubnets, type SubnetChildren, type TieredSubnet } from "./subnets";
import { createVpc, type VpcChildren, type VpcNodes } from "./vpc";

/** An address range that is booked in a pool of VPC IPAM. Given explicitly, so that a plan shows it. */
export interface IpamCidr {
  readonly block: string;
  readonly ipamPoolId: pulumi.Input<string>;
}

/** Children of a {@link Network} that `transform` reaches, with their arguments. */
export interface NetworkChildren
  extends VpcChildren, SubnetChildren, RoutingChildren, EndpointChildren, FlowLogChildren {}

/** Arguments of {@link Network}. Plain values decide which resources exist. */
export interface NetworkArgs {
  /** Account, region and partition that the network is created in. */
  readonly aws: AwsLocation;
  /** Address range of the VPC: private, between /16 and /20. It can never be changed. */
  readonly cidr: string | IpamCidr;
  /**
   * Two to six zones of the region. Zones may be added later: the letter of a zone owns its
   * addresses, so no existing subnet moves.
   */
  readonly zones: readonly string[];
  /** Tiers beyond public, private and control plane. @default {} */
  readonly tiers?: NetworkTiers;
  /** Where subnets take their addresses from. @default {"kind":"slots"} */
  readonly layout?: NetworkLayout;
  /** How private subnets reach the internet. @default {"kind":"per-zone"} */
  readonly nat?: Nat;
  /** AWS services reachable without leaving the VPC. @default {"kind":"gateway"} */
  readonly endpoints?: Endpoints;
  /** Gives every subnet an IPv6 block; it can be switched on later. @default false */
  readonly ipv6?: boolean;
  /** Further ranges by name, each with a subnet in every zone. @default {} */
  readonly secondaryCidrs?: Readonly<Record<string, SecondaryCidr>>;
  /** Names of the clusters that find the subnets by tag. @default [] */
  readonly clusters?: readonly string[];
  /** How long traffic is logged, and what encrypts the log. @default {} */
  readonly flowLog?: FlowLogSettings;
  /** Adjusts a child beyond these arguments. */
  readonly transform?: Transforms<NetworkChildren>;
}

/** The resources of a {@link Network}. */
export interface NetworkNodes extends VpcNodes, RoutingNodes {
  readonly subnets: readonly TieredSubnet[];
  readonly endpoints: NetworkEndpoints;
  readonly flowLog: FlowLogNodes;
}

/** Defaults of {@link Network}. */
export const NETWORK_DEFAULTS = {
  tiers: {},
  layout: { kind: "slots" },
  nat: { kind: "per-zone" }, // one gateway a zone: the loss of a zone takes no other one offline
  endpoints: { kind: "gateway" }, // free, and image layers stop costing NAT traffic
  ipv6: false,
  secondaryCidrs: {},
  clusters: [],
  flowLog: {},
} as const satisfies Partial<NetworkArgs>;

/** Defaults of {@link FlowLogSettings}. */
const FLOW_LOG_SETTINGS = {
  retentionDays: 90, // incidents are often found weeks after they began
  key: { kind: "own" }, // who may read the log is also decided by the key's policy
} as const satisfies FlowLogSettings;

/**
 * A VPC laid out for EKS: public subnets for load balancers, private ones for nodes and pods, small
 * ones for the control plane's network interfaces.
 *
 * Creates
 * 1. the VPC with DNS, its internet gateway, and the default security group closed;
 * 2. a subnet for each tier and zone, tagged for discovery by controllers and by `clusters`;
 * 3. route tables (public, private one a zone, control plane and isolated ones without egress) and
 *    what translates addresses;
 * 4. VPC endpoints, with a security group that admits HTTPS from the VPC only;
 * 5. a flow log with its log group, a key for it and a role that may write to that group alone.
 *
 * @example
 * const network = new Network("dev-network", {
 *   aws: { accountId: "111122223333", region: "eu-central-1", partition: "aws" },
 *   cidr: "10.0.0.0/16",
 *   zones: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
 *   nat: { kind: "single" },
 * });
 *
 * **Cost** about 35 USD a month for each NAT gateway (a NAT instance 7 USD with its address) and 8
 * USD for each interface endpoint and zone, 1 USD for the log's key, plus traffic and flow log
 * ingestion (0.5 USD per GB). A regional gateway costs as much as one in each zone that it serves.
 *
 * **Protection** the option `protect` holds for the flow log's key and its log group, which cannot be
 * restored; everything else may still be deleted.
 *
 * **Failure modes** a change of `cidr` replaces everything, and cannot be made under a running cluster:
 * EKS keeps its VPC, so build a new network with a new cluster beside the old ones and move. With `nat` `single` the loss of that zone
 * cuts the other zones off from the internet; an `instance` does so too, and for a minute whenever it is
 * replaced. A gateway that must be replaced cuts its zone off until the new one has started, because
 * it keeps its address. With `none`, nodes start only if `endpoints` name the features in use and
 * every image comes from ECR. A zone owns its addresses whether it is used or not, so three zones
 * leave three eighths of the VPC unused. The log cannot be read once its key is gone.
 */
export class Network extends BaseComponent {
  readonly vpcId: pulumi.Output<string>;
  readonly cidr: pulumi.Output<string>;
  /** The block that AWS assigned; none without `ipv6`. */
  readonly ipv6Cidr: pulumi.Output<string> | undefined;
  /** Subnets for internet-facing load balancers, in the order of `zones`. */
  readonly publicSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets for nodes and pods, in the order of `zones`. */
  readonly privateSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets for the control plane's network interfaces, in the order of `zones`. */
  readonly controlPlaneSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets without egress, in the order of `zones`; none unless `tiers.isolated`. */
  readonly isolatedSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets of the secondary ranges for pods. */
  readonly podSubnetIds: readonly pulumi.Output<string>[];
  /** Subnets by tier (or name of a secondary range) and letter of the zone. */
  readonly subnetIdsByZone: SubnetIdsByTier;
  /** The addresses, to be written into `layout` before a change of the layout. */
  readonly subnetLock: SubnetLock;
  readonly nodes: NetworkNodes;

  constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
    super("network:Network", name, opts);
    const settings = withDefaults(FLOW_LOG_SETTINGS, args.flowLog ?? {});
    const plan = planNetwork(name, inputOf(args, settings.retentionDays));
    const children = this.children(args.transform);
    const free = children.with({ protect: false });

    const network = createVpc(name, plan, poolOf(args.cidr), free);
    const { vpc } = network;
    const subnets = createSubnets(name, plan, network, free);
    const routing = createRouting(name, plan, { network, subnets }, free);
    const endpoints = createEndpoints(name, plan, { vpc, subnets, routing }, free);
    const flowLog = createFlowLog(name, plan, { ...settings, vpc }, children);

    const { egress } = routing;
    const offered = offerSubnets(subnets, { egress, endpoints: Object.values(endpoints.byKey) });

    this.vpcId = vpc.id;
    this.cidr = vpc.cidrBlock;
    this.ipv6Cidr = plan.ipv6 ? vpc.ipv6CidrBlock : undefined;
    this.publicSubnetIds = subnetIdsOf(offered, "public");
    this.privateSubnetIds = subnetIdsOf(offered, "private");
    this.controlPlaneSubnetIds = subnetIdsOf(offered, "control-plane");
    this.isolatedSubnetIds = subnetIdsOf(offered, "isolated");
    this.podSubnetIds = subnetIdsOf(offered, "pods");
    this.subnetIdsByZone = subnetIdsByTier(offered);
    this.subnetLock = plan.lock;
    this.nodes = { ...network, subnets, ...routing, endpoints, flowLog };
    this.registerOutputs(outputsOf(this));
  }
}

/** What the state records of a network, and other stacks may read. */
function outputsOf(network: Network) {
  const { vpcId, cidr, ipv6Cidr, publicSubnetIds, privateSubnetIds, controlPlaneSubnetIds } =
    network;
  const { isolatedSubnetIds, podSubnetIds, subnetIdsByZone, subnetLock } = network;
  return {
    vpcId,
    cidr,
    ipv6Cidr,
    publicSubnetIds,
    privateSubnetIds,
    controlPlaneSubnetIds,
    isolatedSubnetIds,
    podSubnetIds,
    subnetIdsByZone,
    subnetLock,
  };
}

function poolOf(cidr: NetworkArgs["cidr"]): pulumi.Input<string> | undefined {
  return typeof cidr === "string" ? undefined : cidr.ipamPoolId;
}

function inputOf(args: NetworkArgs, retentionDays: number): NetworkInput {
  const cidr = typeof args.cidr === "string" ? args.cidr : args.cidr.block;
  return { ...withDefaults(NETWORK_DEFAULTS, args), cidr, retentionDays };
}
