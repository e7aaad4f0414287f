import { definedOnly } from "../../core/pure/defined-only";
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { ClusterInput } from "./cluster-input";
import { AUTO_POOLS, type ClusterAddressing, type ClusterCompute } from "./cluster-settings";

/** Arguments of a cluster that are declared only where a setting asks for them. */
export type ClusterOptions = Pick<
  aws.eks.ClusterArgs,
  | "computeConfig"
  | "controlPlaneScalingConfig"
  | "kubeSchedulerConfig"
  | "kubernetesNetworkConfig"
  | "remoteNetworkConfig"
  | "storageConfig"
>;

/**
 * What the settings add to a cluster. What none of them needs is not declared: a default that EKS
 * fills in stays EKS's, and a later preview has no difference to show.
 */
export function clusterOptions(
  { compute, addressing, operation }: Pick<ClusterInput, "compute" | "addressing" | "operation">,
  autoNodeRoleArn: pulumi.Input<string> | undefined,
): ClusterOptions {
  const network = { ...addressFamily(addressing), ...loadBalancing(compute) };
  const { tier, podPlacement, remoteNetworks } = operation;
  return definedOnly({
    ...autoMode(compute, autoNodeRoleArn),
    kubernetesNetworkConfig: Object.keys(network).length === 0 ? undefined : network,
    controlPlaneScalingConfig: tier === undefined ? undefined : { tier },
    kubeSchedulerConfig: podPlacement === "pack" ? PACKING : undefined,
    remoteNetworkConfig:
      remoteNetworks === undefined
        ? undefined
        : definedOnly({
            remoteNodeNetworks: { cidrs: [...remoteNetworks.nodeCidrs] },
            remotePodNetworks:
              remoteNetworks.podCidrs === undefined
                ? undefined
                : { cidrs: [...remoteNetworks.podCidrs] },
          }),
  });
}

/** Compute and storage of Auto Mode; with load balancing they are on, or off, together. */
function autoMode(
  compute: ClusterCompute,
  nodeRoleArn: pulumi.Input<string> | undefined,
): Pick<ClusterOptions, "computeConfig" | "storageConfig"> {
  if (compute.kind === "pools") {
    return compute.leavingAuto === true
      ? { computeConfig: { enabled: false }, storageConfig: { blockStorage: { enabled: false } } }
      : {};
  }
  const nodePools = [...(compute.pools ?? AUTO_POOLS)];
  return {
    computeConfig: definedOnly({
      enabled: true,
      nodePools,
      // EKS refuses a role without a pool that uses it.
      nodeRoleArn: nodePools.length === 0 || nodeRoleArn === undefined ? undefined : nodeRoleArn,
    }),
    storageConfig: { blockStorage: { enabled: true } },
  };
}

function loadBalancing(
  compute: ClusterCompute,
): Pick<aws.types.input.eks.ClusterKubernetesNetworkConfig, "elasticLoadBalancing"> {
  if (compute.kind === "auto") return { elasticLoadBalancing: { enabled: true } };
  return compute.leavingAuto === true ? { elasticLoadBalancing: { enabled: false } } : {};
}

function addressFamily(
  addressing: ClusterAddressing,
): Pick<aws.types.input.eks.ClusterKubernetesNetworkConfig, "ipFamily" | "serviceIpv4Cidr"> {
  if (addressing.family === "ipv6") return { ipFamily: "ipv6" };
  return addressing.serviceCidr === undefined ? {} : { serviceIpv4Cidr: addressing.serviceCidr };
}

const PACKING = {
  nodeResourcesFit: {
    scoringStrategy: {
      type: "MostAllocated",
      resources: [
        { name: "cpu", weight: 1 },
        { name: "memory", weight: 1 },
      ],
    },
  },
};
