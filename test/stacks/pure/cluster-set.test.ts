import { describe, expect, it } from "vitest";
import { clusterSites, mainSettings, regionSettings } from "../../../stacks/pure/cluster-set";
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
    const { blue } = clusterSites(
      settings({
        clusters: { blue: { ...created, version: "1.36" } },
        services: workloads({ orders: ["main", "blue"], prices: ["main"] }),
      }),
    );
    expect(blue).toMatchObject({
      region: "main",
      platform: true,
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
    const { blue } = clusterSites(settings({ platform, clusters: { blue: created } }));
    expect(blue?.settings.platform).toEqual({ source: "create", storageClass: "gp3" });
  });
});

describe("mainSettings", () => {
  it("leaves out what runs in other clusters only", () => {
    const { services } = mainSettings(
      settings({
        clusters: { blue: created },
        services: workloads({ orders: ["main", "blue"], prices: ["blue"] }),
      }),
    );
    expect(Object.keys(services.workloads)).toEqual(["orders"]);
  });
});

describe("regionSettings", () => {
  it("places a network in the same account", () => {
    expect(regionSettings(settings({ regions: { us } })).us).toMatchObject({
      prefix: "dev-us",
      network: { source: "create", account: "111122223333", ...us, reservedCidrs: [] },
    });
  });

  it("is empty without an account", () => {
    const cluster = { source: "import", name: "shared", context: "shared" };
    expect(regionSettings(settings({ network: { source: "none" }, cluster }))).toEqual({});
  });
});
