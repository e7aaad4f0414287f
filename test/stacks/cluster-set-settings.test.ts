import { describe, expect, it } from "vitest";
import { ConfigurationError } from "../../components/core";
import { parseSettings } from "../../stacks/settings";

const image = `registry.example.com/shop/orders:1.0.0@sha256:${"1".repeat(64)}`;
const created = {
  adminRoleArns: ["arn:aws:iam::111122223333:role/admin"],
  pools: { system: { instanceTypes: ["m7g.large"], minSize: 2, maxSize: 4 } },
};
const network = {
  account: "111122223333",
  region: "eu-west-1",
  cidr: "10.10.0.0/16",
  zones: ["a", "b"],
  reservedCidrs: ["10.99.0.0/16"],
};
const us = { region: "us-east-1", cidr: "10.30.0.0/16", zones: ["a", "b"] };

function configuration(layers: object): Readonly<Record<string, unknown>> {
  const facts = { environment: "dev", owner: "team", costCenter: "cc", domain: "shop" };
  return { ...facts, network, cluster: created, platform: {}, ...layers };
}

function problemsOf(layers: object): readonly string[] {
  try {
    parseSettings(configuration(layers));
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
  return [];
}

describe("regions and clusters", () => {
  it("are none by default, and every workload runs in the first cluster", () => {
    const settings = parseSettings(
      configuration({ services: { workloads: { orders: { image } } } }),
    );
    expect(settings).toMatchObject({ prefix: "dev", regions: {}, clusters: {} });
    expect(settings.services.workloads.orders?.clusters).toEqual(["main"]);
  });

  it("may stand in the region of the network or in one of their own", () => {
    const clusters = { blue: created, us: { ...created, region: "us", platform: false } };
    expect(problemsOf({ regions: { us }, clusters })).toEqual([]);
  });

  it.each([
    [
      "a region's name with a hyphen",
      { regions: { "us-east": us } },
      'regions.us-east: must be a short name, got "us-east"; use up to 16 lower-case letters and digits, starting with a letter',
    ],
    [
      "a cluster's key that the stack has already",
      { clusters: { main: created } },
      'clusters.main: is a name that the stack uses itself, got "main"; choose another one, such as "blue"',
    ],
    [
      "a cluster in a region that is not there",
      { clusters: { blue: { ...created, region: "us" } } },
      'clusters.blue.region: names no region of this stack, got "us"; use one of main, or add it to regions',
    ],
    [
      "a pool of a further cluster that cannot be",
      {
        clusters: {
          blue: {
            ...created,
            pools: { system: { instanceTypes: ["m7g.large"], minSize: 3, maxSize: 2 } },
          },
        },
      },
      "clusters.blue.pools.system.minSize: must be at most maxSize, got 3; lower minSize or raise maxSize",
    ],
    [
      "a region of another partition",
      { regions: { us: { ...us, region: "eu-isoe-west-1" } } },
      'regions.us.region: must be a region of the commercial partition, got "eu-isoe-west-1"; write it as "eu-west-1"',
    ],
    [
      "networks that share addresses",
      { regions: { us: { ...us, cidr: "10.10.128.0/17" } } },
      'regions.us.cidr: overlaps network.cidr (10.10.0.0/16), got "10.10.128.0/17"; choose a range that no other network uses',
    ],
    [
      "a region inside what the network keeps clear of",
      { regions: { us: { ...us, cidr: "10.99.0.0/16" } } },
      'network.reservedCidrs[0]: overlaps regions.us.cidr (10.99.0.0/16), got "10.99.0.0/16"; choose a regions.us.cidr outside it',
    ],
    [
      "two detectors in one region",
      {
        network: { ...network, runtimeMonitoring: "create" },
        regions: { west: { ...us, region: "eu-west-1", runtimeMonitoring: "create" } },
      },
      'regions.west.runtimeMonitoring: creates a second detector in the region, got "create"; set it to "elsewhere" in all but one',
    ],
    [
      "a pool of the first cluster that reads like one of another",
      {
        cluster: { ...created, pools: { "blue-system": created.pools.system } },
        clusters: { blue: created },
      },
      'cluster.pools.blue-system: starts as the names of the cluster blue do, got "blue-system"; rename it or the cluster',
    ],
    [
      "a workload in a cluster that is not there",
      { services: { workloads: { orders: { image, clusters: ["blue"] } } } },
      'services.workloads.orders.clusters[0]: names no cluster of this stack, got "blue"; use one of main, or add it to clusters',
    ],
    [
      "a workload without a platform",
      {
        clusters: { blue: { ...created, platform: false } },
        services: { workloads: { orders: { image, clusters: ["blue"] } } },
      },
      'services.workloads.orders.clusters[0]: names a cluster without a platform, which workloads need, got "blue"; set clusters.blue.platform to true',
    ],
    [
      "a call into another cluster",
      {
        clusters: { blue: created },
        services: {
          workloads: {
            orders: { image, clusters: ["main", "blue"], calls: ["payments"] },
            payments: { image },
          },
        },
      },
      'services.workloads.orders.calls[0]: names a workload that does not run in blue, got "payments"; let it run in every cluster of its callers',
    ],
  ])("refuse %s", (_what, layers, problem) => {
    expect(problemsOf(layers)).toEqual([problem]);
  });

  it("need an account", () => {
    const cluster = { source: "import", name: "shared", context: "shared" };
    const layers = {
      network: { source: "none" },
      cluster,
      regions: { us },
      clusters: { us: created },
    };
    const rest =
      'needs an account, which network.source none leaves out, got "none"; ' +
      'set network.source to "create", "import" or "stack"';
    expect(problemsOf(layers)).toEqual([`regions.us: ${rest}`, `clusters.us: ${rest}`]);
  });
});

describe("a pool's rotation", () => {
  const rotating = (rotation: object) => ({
    cluster: { ...created, pools: { system: { ...created.pools.system, rotation } } },
  });

  it("is what `orchestrate pool rotate` writes", () => {
    const retiring = { instanceTypes: ["m6g.large"], capacityType: "spot" };
    expect(problemsOf(rotating({ color: "green", retiring }))).toEqual([]);
  });

  it("keeps to the rules of types in the leaving generation too", () => {
    expect(problemsOf(rotating({ color: "red", retiring: { instanceTypes: ["m6g"] } }))).toEqual([
      expect.stringMatching(/^cluster\.pools\.system\.rotation\.color: /),
      expect.stringMatching(/^cluster\.pools\.system\.rotation\.retiring\.instanceTypes/),
    ]);
  });

  it("must not take the name of a pool beside it, in its own cluster or in another", () => {
    const { system } = created.pools;
    const turning = { ...system, rotation: { color: "green" } };
    const beside = { ...created, pools: { blue: turning, "blue-green": system } };
    const rest = 'got "blue"; rename one of the two';
    expect(problemsOf({ cluster: beside })).toEqual([
      `cluster.pools.blue: rotates into the name of the pool blue-green, ${rest}`,
    ]);
    const clusters = { blue: { ...created, pools: { green: system } } };
    const alone = { ...created, pools: { blue: turning } };
    expect(problemsOf({ cluster: alone, clusters })).toEqual([
      `cluster.pools.blue: rotates into the name of the pool blue-green, ${rest}`,
    ]);
    expect(problemsOf({ cluster: { ...created, pools: { blue: system } }, clusters })).toEqual([]);
    expect(problemsOf({ clusters: { next: beside } })).toHaveLength(1);
  });
});
