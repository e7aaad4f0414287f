import { afterAll, describe, expect, it } from "vitest";
import { Scenario } from "../../support/scenario";
import { isComponent, labelOf, NO_CHANGES } from "../../support/scenario-changes";

const image = `registry.example.com/commerce/carts:1.0.0@sha256:${"3".repeat(64)}`;
const created = {
  adminRoleArns: ["arn:aws:iam::111122223333:role/platform-admin"],
  pools: { system: { instanceTypes: ["m7g.large"], minSize: 2, maxSize: 4 } },
};

/** A workload moves to the next cluster, as in a blue/green change; a region comes and goes. */
describe("clusters beside the first of dev", () => {
  const scenario = new Scenario({ stack: "dev", kubernetes: "recorded" });
  const labels = () =>
    scenario
      .resources()
      .filter(({ type }) => !isComponent(type))
      .map(labelOf);
  const isOf = (prefix: string) => (label: string) => label.split(" ")[1]?.startsWith(prefix);

  afterAll(() => scenario.end());

  it("1. starts from a stack with one cluster", async () => {
    scenario.set("services", { workloads: { carts: { image } } });
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. the next cluster comes up beside it and touches nothing of it", async () => {
    scenario.set("clusters", { green: { ...created, version: "1.36" } });
    const { changes, errors } = await scenario.up();
    expect(errors).toEqual([]);
    expect(changes).toEqual({ ...NO_CHANGES, created: changes.created });
    expect(changes.created.filter((label) => !isOf("dev-green-")(label))).toEqual([]);
    expect(changes.created).toContain("NodeGroup dev-green-system-node-group");
  });

  it("3. a workload runs in both, then in the next one only", async () => {
    scenario.set("services.workloads.carts.clusters", ["main", "green"]);
    const both = await scenario.up();
    expect([both.errors, both.changes.deleted, both.changes.replaced]).toEqual([[], [], []]);
    expect(both.changes.created).toContain("Deployment dev-green-carts-deployment");

    scenario.set("services.workloads.carts.clusters", ["green"]);
    const one = await scenario.up();
    expect(one.errors).toEqual([]);
    expect(one.changes.deleted).toContain("Deployment dev-carts-deployment");
    expect(one.changes.deleted.filter((label) => !isOf("dev-carts")(label))).toEqual([]);
  });

  it("4. a cluster in another region comes and goes without a trace", async () => {
    const before = labels();
    const us = { region: "us-east-1", cidr: "10.30.0.0/16", zones: ["a", "b"] };
    scenario.set("regions", { us });
    scenario.set("clusters.us", { ...created, region: "us", platform: false });
    const came = await scenario.up();
    expect(came.errors).toEqual([]);
    expect(came.changes.created).toContain("Vpc dev-us-network-vpc");

    scenario.unset("clusters.us");
    scenario.unset("regions.us");
    const went = await scenario.up();
    expect(went.errors).toEqual([]);
    expect(went.changes.deleted).toEqual(came.changes.created);
    expect(labels().toSorted()).toEqual(before.toSorted());
  });

  it("5. a destroy leaves nothing", async () => {
    const { errors } = await scenario.destroy();
    expect(errors).toEqual([]);
    expect(scenario.account("aws").list()).toEqual([]);
  });
});
