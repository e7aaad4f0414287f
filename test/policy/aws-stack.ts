import type { NormalizedResource } from "../../policy/rule/resource";
import { named, UNKNOWN, urnOf } from "./resources";

type Properties = Readonly<Record<string, unknown>>;

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const CLUSTER = "aws:eks/cluster:Cluster";
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** A VPC before it exists. */
export function vpc(name = "net"): readonly NormalizedResource[] {
  return named(VPC, name, { cidrBlock: "10.0.0.0/16" });
}

/** What a field made from the VPC depends on. */
export const VPC_URN = urnOf(VPC, "net");

/** A subnet of the VPC, in a zone. */
export function subnet(
  name: string,
  availabilityZone: unknown,
  props: Properties = {},
): readonly NormalizedResource[] {
  const own = { vpcId: UNKNOWN, availabilityZone, mapPublicIpOnLaunch: false, ...props };
  return named(SUBNET, name, own, { vpcId: [VPC_URN] });
}

/** URN of a subnet by its name. */
export function subnetUrn(name: string): string {
  return urnOf(SUBNET, name);
}

/** Three subnets, `a` to `c`, one a zone. */
export const SUBNETS = ["a", "b", "c"].flatMap((zone) => subnet(zone, `eu-west-1${zone}`));

/** A cluster with a name, in subnets of the stack. */
export function cluster(
  props: Properties = {},
  subnets: readonly string[] = [],
): readonly NormalizedResource[] {
  const from = { vpcConfig: subnets.map(subnetUrn) };
  return named(CLUSTER, "eks", { name: "shop", version: "1.35", ...props }, from);
}

/** A launch template as nodes need it. */
export function launchTemplate(props: Properties = {}): readonly NormalizedResource[] {
  return named(TEMPLATE, "nodes", {
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "true" } }],
    ...props,
  });
}

/** A node group of the cluster, in subnets of the stack, from the launch template. */
export function nodeGroup(
  props: Properties = {},
  subnets: readonly string[] = ["a", "b", "c"],
  name = "nodes",
): readonly NormalizedResource[] {
  const own = {
    clusterName: "shop",
    capacityType: "ON_DEMAND",
    instanceTypes: ["m7g.large"],
    launchTemplate: { id: UNKNOWN },
    subnetIds: subnets.map(() => UNKNOWN),
    ...props,
  };
  return named(GROUP, name, own, {
    launchTemplate: [urnOf(TEMPLATE, "nodes")],
    subnetIds: subnets.map(subnetUrn),
  });
}

/** An add-on of the cluster. */
export function addon(addonName: unknown, props: Properties = {}): readonly NormalizedResource[] {
  return named("aws:eks/addon:Addon", String(addonName), {
    addonName,
    clusterName: "shop",
    ...props,
  });
}

/** The VPC CNI with a configuration, which travels as JSON text. */
export function networkAddon(configuration: Properties): readonly NormalizedResource[] {
  return addon("vpc-cni", { configurationValues: JSON.stringify(configuration) });
}
