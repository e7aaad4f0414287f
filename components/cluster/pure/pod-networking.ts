import { definedOnly } from "../../core/pure/defined-only";
import type * as pulumi from "@pulumi/pulumi";
import type { ValidationRule } from "../../core/pure/validate";
import type { ZonalSubnetIds } from "../../core/pure/zone";

/** How the VPC CNI takes addresses for pods. */
export type AddressDensity =
  | {
      /** One by one: no address is held that no pod has, at the price of more calls to EC2. */
      readonly kind: "addresses";
      /** Addresses kept free on each node. @default - one network interface's worth */
      readonly warmAddresses?: number;
      /** Addresses that a node takes at once when it starts. @default - none beyond the warm ones */
      readonly minimumAddresses?: number;
    }
  | {
      /**
       * In blocks of 16 (prefix delegation): many more pods a node, and subnets must have unbroken
       * blocks left. For Nitro instances; nodes need a pod limit to match.
       */
      readonly kind: "prefixes";
      /** Blocks kept free on each node. @default 1 */
      readonly warmPrefixes?: number;
    };

/** Which subnets pods take their addresses from. */
export type PodSubnets =
  /** Those of their node. */
  | { readonly kind: "nodes" }
  /** Those of their node, and all of its zone that are tagged for pods. */
  | { readonly kind: "discovery" }
  /** One for each zone, and none of the node's (custom networking). */
  | {
      readonly kind: "custom";
      readonly subnetIds: ZonalSubnetIds;
      /** Groups of pods. @default - the cluster's own */
      readonly securityGroupIds?: readonly pulumi.Input<string>[];
    };

/** How pods get addresses, and what enforces policies between them. */
export interface PodNetworking {
  /** @default - addresses one by one */
  readonly density?: AddressDensity;
  /**
   * NetworkPolicy: enforced once a pod's policies are known, or denied until then (`strict`), or
   * left to something else. @default "standard"
   */
  readonly policy?: "standard" | "strict" | "off";
  /** @default - those of the nodes, and tagged ones */
  readonly podSubnets?: PodSubnets;
  /**
   * Security groups by SecurityGroupPolicy. `standard` also applies NetworkPolicy and lets NodeLocal
   * DNS work; `strict` sends all traffic of the pod through its group. @default "off"
   */
  readonly podSecurityGroups?: "off" | "standard" | "strict";
}

/** Environment of the CNI's DaemonSet, as its documentation names the variables. */
type CniEnvironment = Readonly<Record<string, string>>;

/** Settings of the add-on `vpc-cni`, in its own schema. */
export interface CniConfiguration {
  readonly enableNetworkPolicy: "true" | "false";
  readonly env?: CniEnvironment;
  readonly init?: { readonly env: CniEnvironment };
  /** Ids may become known later: then a preview cannot show the settings. */
  readonly eniConfig?: EniConfigs;
}

/** One ENIConfig for each zone, which the add-on creates. */
export interface EniConfigs {
  readonly create: true;
  readonly region: string;
  readonly subnets: Readonly<
    Record<
      string,
      {
        readonly id: pulumi.Input<string>;
        readonly securityGroups?: readonly pulumi.Input<string>[];
      }
    >
  >;
}

/** The add-on's settings; no more than what differs from the add-on's own defaults. */
export function cniConfiguration(networking: PodNetworking, region: string): CniConfiguration {
  const {
    policy = "standard",
    podSubnets = { kind: "discovery" },
    podSecurityGroups = "off",
  } = networking;
  const env = {
    ...densityEnvironment(networking.density),
    ...(policy === "strict" ? { NETWORK_POLICY_ENFORCING_MODE: "strict" } : {}),
    ...(podSubnets.kind === "nodes" ? { ENABLE_SUBNET_DISCOVERY: "false" } : {}),
    ...(podSubnets.kind === "custom" ? CUSTOM_NETWORKING : {}),
    ...(podSecurityGroups === "off"
      ? {}
      : { ENABLE_POD_ENI: "true", POD_SECURITY_GROUP_ENFORCING_MODE: podSecurityGroups }),
  };
  return {
    enableNetworkPolicy: policy === "off" ? "false" : "true",
    ...(Object.keys(env).length === 0 ? {} : { env }),
    // Without it the kubelet cannot probe pods that have a group of their own.
    ...(podSecurityGroups === "strict"
      ? { init: { env: { DISABLE_TCP_EARLY_DEMUX: "true" } } }
      : {}),
    ...(podSubnets.kind === "custom" ? { eniConfig: eniConfigs(podSubnets, region) } : {}),
  };
}

/** Nodes find the ENIConfig that bears the name of their zone. */
const CUSTOM_NETWORKING: CniEnvironment = {
  AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG: "true",
  ENI_CONFIG_LABEL_DEF: "topology.kubernetes.io/zone",
};

function densityEnvironment(density: AddressDensity | undefined): CniEnvironment {
  if (density === undefined) return {};
  if (density.kind === "prefixes") {
    return {
      ENABLE_PREFIX_DELEGATION: "true",
      WARM_PREFIX_TARGET: String(density.warmPrefixes ?? 1),
    };
  }
  const { warmAddresses, minimumAddresses } = density;
  return definedOnly({
    WARM_IP_TARGET: warmAddresses === undefined ? undefined : String(warmAddresses),
    MINIMUM_IP_TARGET: minimumAddresses === undefined ? undefined : String(minimumAddresses),
  });
}

function eniConfigs(
  { subnetIds, securityGroupIds }: Extract<PodSubnets, { kind: "custom" }>,
  region: string,
): EniConfigs {
  const zones = Object.entries(subnetIds).map(([letter, id]) => [
    `${region}${letter}`,
    definedOnly({ id, securityGroups: securityGroupIds }),
  ]);
  return { create: true, region, subnets: Object.fromEntries(zones) };
}

/** What must not hold of the networking of pods. */
export function podNetworkingRules(
  networking: PodNetworking,
  family: "ipv4" | "ipv6",
): readonly ValidationRule[] {
  const path = "compute.networking";
  const { density, podSubnets } = networking;
  const custom = podSubnets?.kind === "custom" ? podSubnets : undefined;
  return [
    ...densityRules(`${path}.density`, density),
    {
      when: custom !== undefined && Object.keys(custom.subnetIds).length === 0,
      path: `${path}.podSubnets.subnetIds`,
      problem: "must name a subnet for each zone that has nodes",
      got: custom?.subnetIds,
      fix: "give them by the letter of the zone: { a: subnetId, b: subnetId }",
    },
    {
      when: custom !== undefined && family === "ipv6",
      path: `${path}.podSubnets`,
      problem: "cannot be custom in an IPv6 cluster, whose pods have enough addresses",
      got: podSubnets?.kind,
      fix: 'use { kind: "nodes" }',
    },
    {
      when: density?.kind === "addresses" && family === "ipv6",
      path: `${path}.density`,
      problem: "cannot be single addresses in an IPv6 cluster, where nodes get whole prefixes",
      got: density?.kind,
      fix: "leave it out",
    },
  ];
}

function densityRules(
  path: string,
  density: AddressDensity | undefined,
): readonly ValidationRule[] {
  if (density === undefined) return [];
  const { kind, ...targets } = density;
  return Object.entries(targets).map(([key, target]) => ({
    when: !Number.isInteger(target) || target < 0 || target > MOST_WARM,
    path: `${path}.${key}`,
    problem: `must be a whole number from 0 to ${MOST_WARM}`,
    got: target,
    fix: kind === "prefixes" ? "1 suits most nodes" : "5 suits most nodes",
  }));
}

/** More than the largest instance holds (50 addresses on each of 15 interfaces). */
const MOST_WARM = 750;
