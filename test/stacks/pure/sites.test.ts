import { describe, expect, it } from "vitest";
import { clusterSites, networkSites } from "../../../stacks/pure/sites";
import { parseSettings } from "../../../stacks/settings";

const image = `registry.example.com/shop/orders:1.0.0@sha256:${"1".repeat(64)}`;
const created = {
  adminRoleArns: ["arn:aws:iam::111122223333:role/admin"],
  pools: { system: { instanceTypes: ["m7g.large"], minSize: 2, maxSize: 4 } },
};
const us = { region: "us-east-1", cidr: "10.30.0.0/16", zones: ["a", "b"] };

function settings(layers: object) {
  return parseSettings({
    environment: "dev",
    owner: "team",
    costCenter: "cc",
    domain: "shop",
    network: {
      account: "111122223333",
      region: "eu-west-1",
      cidr: "10.10.0.0/16",
      zones: ["a", "b"],
    },
    cluster: created,
    platform: { storageClass: "fast" },
    ...layers,
  });
}

const workloads = (names: Readonly<Record<string, readonly string[]>>) => ({
  workloads: Object.fromEntries(
    Object.entries(names).map(([name, clusters]) => [name, { image, clusters }]),
  ),
});

describe("clusterSites", () => {
  it("reads like the settings of an environment with that cluster only", () => {
    const [, blue] = clusterSites(
      settings({
        clusters: { blue: { ...created, version: "1.36" } },
        services: workloads({ orders: ["main", "blue"], prices: ["main"] }),
      }),
    );
    expect(blue).toMatchObject({
      key: "blue",
      region: "main",
      hasPlatform: true,
      settings: {
        prefix: "dev-blue",
        environment: "dev",
        cluster: { source: "create", version: "1.36" },
        platform: { source: "create", storageClass: "fast" },
      },
    });
    expect(Object.keys(blue?.settings.services.workloads ?? {})).toEqual(["orders"]);
  });

  it("gives a platform of its own to a cluster beside one whose platform is imported", () => {
    const platform = { source: "import", monitoringNamespace: "observability" };
    const [, blue] = clusterSites(settings({ platform, clusters: { blue: created } }));
    expect(blue?.settings.platform).toEqual({ source: "create", storageClass: "gp3" });
  });
});

describe("the first of them", () => {
  it("is the cluster of `cluster`, without what runs in other clusters only", () => {
    const [main, ...further] = clusterSites(
      settings({
        clusters: { blue: created },
        services: workloads({ orders: ["main", "blue"], prices: ["blue"] }),
      }),
    );
    expect(main).toMatchObject({ key: "main", region: "main", hasPlatform: true });
    expect(main.settings).toMatchObject({ prefix: "dev", cluster: { source: "create" } });
    expect(Object.keys(main.settings.services.workloads)).toEqual(["orders"]);
    expect(further.map(({ key }) => key)).toEqual(["blue"]);
  });
});

describe("networkSites", () => {
  it("places a network in the same account", () => {
    const [main, further] = networkSites(settings({ regions: { us } }));
    expect(main).toMatchObject({ key: "main", settings: { prefix: "dev" } });
    expect(further).toMatchObject({
      key: "us",
      settings: {
        prefix: "dev-us",
        network: { source: "create", account: "111122223333", ...us, reservedCidrs: [] },
      },
    });
  });

  it("has no further one without an account", () => {
    const cluster = { source: "import", name: "shared", context: "shared" };
    const sites = networkSites(settings({ network: { source: "none" }, cluster }));
    expect(sites.map(({ key }) => key)).toEqual(["main"]);
  });
});
