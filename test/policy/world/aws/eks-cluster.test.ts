import { describe, expect, it } from "vitest";
import { ADDON_TYPES } from "../../../../policy/world/aws/addons";
import { World } from "../../../../policy/world/world";
import { addon, cluster } from "../../aws-stack";
import { named, UNKNOWN, urnOf } from "../../resources";

const ADDON = "aws:eks/addon:Addon";
const CLUSTER = "aws:eks/cluster:Cluster";

/** The add-ons of the first cluster of a stack, by their name. */
const addonsIn = (world: World) =>
  world.eksClusters
    .slice(0, 1)
    .flatMap((first) => world.eksClusterParts(first, ADDON_TYPES))
    .map((part) => part.get("addonName").text);

describe("eksClusterParts", () => {
  it("finds the resources that name the cluster", () => {
    expect(addonsIn(new World([...cluster(), ...addon("coredns")]))).toEqual(["coredns"]);
  });

  it("finds the resources whose cluster name comes from the cluster", () => {
    const own = named(
      ADDON,
      "dns",
      { clusterName: UNKNOWN, addonName: "coredns" },
      {
        clusterName: [urnOf(CLUSTER, "eks")],
      },
    );
    const other = named(CLUSTER, "other", { name: "other" });
    expect(addonsIn(new World([...cluster(), ...other, ...own]))).toEqual(["coredns"]);
  });

  it("takes an unknown name for the only cluster of the stack", () => {
    const own = named(ADDON, "dns", { clusterName: UNKNOWN, addonName: "coredns" });
    expect(addonsIn(new World([...cluster(), ...own]))).toEqual(["coredns"]);
    const other = named(CLUSTER, "other", { name: "other" });
    expect(addonsIn(new World([...cluster(), ...other, ...own]))).toEqual([]);
  });

  it("leaves out the resources of another cluster", () => {
    const foreign = named(ADDON, "dns", { clusterName: "other", addonName: "coredns" });
    expect(addonsIn(new World([...cluster(), ...foreign]))).toEqual([]);
  });

  it("reads each stack once", () => {
    const world = new World([...cluster(), ...addon("coredns")]);
    expect(world.eksAddons("coredns")).toBe(world.eksAddons("coredns"));
    expect(world.nodePools).toBe(world.nodePools);
    expect(world.roleTrusts).toBe(world.roleTrusts);
  });
});
