import { describe, expect, it } from "vitest";
import { clusterOptions } from "../../../../components/cluster/pure/cluster-options";
import type {
  ClusterAddressing,
  ClusterCompute,
  ResolvedOperation,
} from "../../../../components/cluster/pure/cluster-settings";

const OPERATION: ResolvedOperation = {
  deletionProtection: true,
  zonalShift: true,
  support: "standard",
  podPlacement: "spread",
};

function optionsOf(
  compute: ClusterCompute = { kind: "pools" },
  operation: Partial<ResolvedOperation> = {},
  addressing: ClusterAddressing = { family: "ipv4" },
) {
  const input = { compute, addressing, operation: { ...OPERATION, ...operation } };
  return clusterOptions(input, compute.kind === "auto" ? "arn:role" : undefined);
}

describe("clusterOptions", () => {
  it("declare nothing that no setting asks for", () => {
    expect(optionsOf()).toEqual({});
  });

  // EKS user guide, "Enable EKS Auto Mode on existing clusters": the three are one request.
  it("turn Auto Mode on as a whole", () => {
    expect(optionsOf({ kind: "auto" })).toEqual({
      computeConfig: {
        enabled: true,
        nodePools: ["general-purpose", "system"],
        nodeRoleArn: "arn:role",
      },
      storageConfig: { blockStorage: { enabled: true } },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: true } },
    });
  });

  it("name no role where Auto Mode has no built-in pool", () => {
    expect(optionsOf({ kind: "auto", pools: [] }).computeConfig).toEqual({
      enabled: true,
      nodePools: [],
    });
  });

  it("turn Auto Mode off as a whole", () => {
    expect(optionsOf({ kind: "pools", leavingAuto: true })).toEqual({
      computeConfig: { enabled: false },
      storageConfig: { blockStorage: { enabled: false } },
      kubernetesNetworkConfig: { elasticLoadBalancing: { enabled: false } },
    });
  });

  it("choose the range of Services or the family, never both", () => {
    const addressing = { family: "ipv4", serviceCidr: "172.20.0.0/16" } as const;
    expect(optionsOf(undefined, {}, addressing)).toEqual({
      kubernetesNetworkConfig: { serviceIpv4Cidr: "172.20.0.0/16" },
    });
    expect(optionsOf(undefined, {}, { family: "ipv6" })).toEqual({
      kubernetesNetworkConfig: { ipFamily: "ipv6" },
    });
  });

  it("book a control plane ahead", () => {
    expect(optionsOf(undefined, { tier: "tier-xl" })).toEqual({
      controlPlaneScalingConfig: { tier: "tier-xl" },
    });
  });

  it("admit machines outside AWS, with or without routed pods", () => {
    const nodeCidrs = ["10.80.0.0/16"] as const;
    expect(optionsOf(undefined, { remoteNetworks: { nodeCidrs } })).toEqual({
      remoteNetworkConfig: { remoteNodeNetworks: { cidrs: ["10.80.0.0/16"] } },
    });
    const podCidrs = ["10.85.0.0/16"];
    expect(optionsOf(undefined, { remoteNetworks: { nodeCidrs, podCidrs } })).toEqual({
      remoteNetworkConfig: {
        remoteNodeNetworks: { cidrs: ["10.80.0.0/16"] },
        remotePodNetworks: { cidrs: ["10.85.0.0/16"] },
      },
    });
  });
});
