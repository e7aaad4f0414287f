import { describe, expect, it } from "vitest";
import { clusterMembership, controlPlanes } from "../../plan/cluster-members";
import { objectIn, plannedCluster } from "./clusters";
import { planned, planOf } from "./planned";

const blue = plannedCluster("blue");
const green = plannedCluster("green");
const pages = objectIn(green, "v1", "ConfigMap");
const addon = planned({
  type: "aws:eks/addon:Addon",
  name: "dns",
  inputs: { clusterName: { $unknown: true } },
  propertyDependencies: { clusterName: [blue.controlPlane.urn] },
});
const group = planned({
  type: "aws:autoscaling/group:Group",
  name: "self",
  inputs: { tags: [{ key: "kubernetes.io/cluster/green", value: "owned" }] },
});
const foreign = planned({
  type: "aws:eks/addon:Addon",
  name: "other",
  inputs: { clusterName: "red" },
});
const vpc = planned({ type: "aws:ec2/vpc:Vpc", name: "vpc" });
const plan = planOf([...blue.resources, ...green.resources, pages, addon, group, foreign, vpc]);

describe("controlPlanes", () => {
  it("are the clusters that the plan creates", () => {
    expect(controlPlanes(plan)).toEqual([blue.controlPlane, green.controlPlane]);
  });
});

describe("clusterMembership", () => {
  const membership = clusterMembership(plan);

  it.each([
    ["a provider by its kubeconfig", green.provider, green],
    ["an object by its provider", pages, green],
    ["a pool by the name of its cluster", blue.pool, blue],
    ["an add-on by what the name depends on", addon, blue],
    ["a group of instances by its tag", group, green],
  ])("finds %s", (_, resource, { controlPlane }) => {
    expect(membership.get(resource.urn)).toBe(controlPlane);
  });

  it("leaves out what belongs to no cluster of the plan", () => {
    expect([foreign, vpc].map(({ urn }) => membership.has(urn))).toEqual([false, false]);
  });
});
