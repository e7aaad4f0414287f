import { describe, expect, it } from "vitest";
import { formatCidr } from "../../../../components/core/pure/cidr";
import { planTiers, type TierInput } from "../../../../components/network/pure/tier-plan";

const vpc = { base: 0x0a000000, prefix: 16 };
const none: TierInput = { tiers: {}, secondaryCidrs: {}, clusters: [] };

const summaryOf = (input: TierInput) =>
  planTiers(vpc, input).map(
    ({ name, use, routes, area, prefix, ipv6Group }) =>
      `${name} ${use} ${routes} ${formatCidr(area)} /${prefix} ${ipv6Group}`,
  );

describe("planTiers", () => {
  it("lays out the three tiers that every network has", () => {
    expect(summaryOf(none)).toEqual([
      "public public public 10.0.192.0/19 /22 1",
      "private private private 10.0.0.0/19 /19 0",
      "control-plane control-plane control-plane 10.0.224.0/19 /28 2",
    ]);
  });

  it("adds isolated, extra and secondary tiers in places of their own", () => {
    const input: TierInput = {
      tiers: {
        isolated: true,
        extra: { web: { slot: 3, routes: "private" }, data: { slot: 1, routes: "isolated" } },
      },
      secondaryCidrs: {
        pods: { cidr: "100.64.0.0/16", use: "pods", slot: 2 },
        burst: { cidr: "10.1.0.0/16", use: "nodes", slot: 1 },
      },
      clusters: [],
    };
    expect(summaryOf(input).slice(3)).toEqual([
      "isolated isolated isolated 10.0.240.0/20 /23 3",
      "data extra isolated 10.0.228.0/22 /25 4",
      "web extra private 10.0.236.0/22 /25 6",
      "burst nodes private 10.1.0.0/16 /19 8",
      "pods pods private 100.64.0.0/16 /19 9",
    ]);
  });

  it("tags tiers for load balancers, the CNI and clusters, and what stays alone for nobody", () => {
    const input: TierInput = {
      tiers: { isolated: true },
      secondaryCidrs: {
        burst: { cidr: "10.1.0.0/16", use: "nodes", slot: 1, clusters: ["blue"] },
        pods: { cidr: "100.64.0.0/16", use: "pods", slot: 2 },
      },
      clusters: ["blue", "green"],
    };
    const both = {
      "kubernetes.io/cluster/blue": "shared",
      "kubernetes.io/cluster/green": "shared",
    };
    expect(planTiers(vpc, input).map(({ name, discoveryTags }) => [name, discoveryTags])).toEqual([
      ["public", { "kubernetes.io/role/elb": "1", ...both }],
      ["private", { "kubernetes.io/role/internal-elb": "1", ...both }],
      ["control-plane", {}],
      ["isolated", {}],
      ["burst", { "kubernetes.io/cluster/blue": "shared" }],
      ["pods", { "kubernetes.io/role/cni": "1", ...both }],
    ]);
  });

  it("leaves out a range that cannot be read", () => {
    const pods = { cidr: "x", use: "pods", slot: 1 } as const;
    expect(planTiers(vpc, { ...none, secondaryCidrs: { pods } })).toHaveLength(3);
  });
});
