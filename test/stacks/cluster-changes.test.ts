import { describe, expect, it } from "vitest";
import { EksCluster, type EksClusterArgs } from "../../components/cluster";
import { comparePlans, hasDifferences, type Plan, planProgram } from "../../plan";
import { clusterArgs } from "../components/cluster/plan-cluster";

function planOf(change: Partial<EksClusterArgs>): Promise<Plan> {
  return planProgram({
    project: "orchestration-platform",
    stack: "test",
    environment: "dev",
    config: {},
    entry: () => new EksCluster("dev-cluster", { ...clusterArgs, ...change }),
  });
}

async function diffOf(change: Partial<EksClusterArgs>) {
  return comparePlans(await planOf({}), await planOf(change));
}

describe("a change of a cluster replaces and removes nothing when it", () => {
  it.each<[string, Partial<EksClusterArgs>]>([
    ["ships fewer logs", { logging: { types: ["audit"] } }],
    ["keeps logs longer", { logging: { retentionDays: 365 } }],
    ["may be deleted", { operation: { deletionProtection: false } }],
    ["stays in an impaired zone", { operation: { zonalShift: false } }],
    ["gets extended support", { operation: { support: "extended" } }],
    ["books its control plane", { operation: { tier: "tier-xl" } }],
    ["packs its pods", { operation: { podPlacement: "pack" } }],
    [
      "admits machines elsewhere",
      { operation: { remoteNetworks: { nodeCidrs: ["10.80.0.0/16"] } } },
    ],
    ["moves to a new minor", { version: "1.36" }],
    [
      "is opened to a range",
      { endpointAccess: { public: true, allowedCidrs: ["203.0.113.0/24"] } },
    ],
    [
      "takes addresses in blocks",
      { compute: { kind: "pools", networking: { density: { kind: "prefixes" } } } },
    ],
    ["pins an add-on", { addons: { coredns: { version: "v1.14.3-eksbuild.1" } } }],
  ])("%s", async (_case, change) => {
    const { changed, added, replaced, removed } = await diffOf(change);
    expect({ replaced, removed }).toEqual({ replaced: [], removed: [] });
    expect(changed.length + added.length).toBeGreaterThan(0);
  });

  it("stands in another subnet, which the program leaves to EKS", async () => {
    const diff = await diffOf({ subnetIds: ["subnet-a", "subnet-b", "subnet-c"] });
    expect(hasDifferences(diff)).toBe(false);
  });

  // EKS: the address family, the Service range and the key of secrets are fixed at creation.
  it.each<[string, Partial<EksClusterArgs>, string]>([
    ["another family", { addressing: { family: "ipv6" } }, "kubernetesNetworkConfig.ipFamily"],
    [
      "another Service range",
      { addressing: { family: "ipv4", serviceCidr: "172.20.0.0/16" } },
      "kubernetesNetworkConfig.serviceIpv4Cidr",
    ],
  ])("but not for %s", async (_case, change, path) => {
    const { replaced } = await diffOf(change);
    const [cluster, ...others] = replaced;
    expect([cluster?.type, cluster?.because]).toEqual(["aws:eks/cluster:Cluster", [path]]);
    // It keeps its name, so that everything that is named after it is deleted before it.
    expect(others.map(({ because }) => because[0])).toEqual(others.map(() => "clusterName"));
    expect(others.length).toBeGreaterThan(8);
  });
});
