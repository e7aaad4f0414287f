import { afterAll, describe, expect, it } from "vitest";
import { FURTHER_CLUSTER_CHANGES } from "../../support/configuration-changes";
import { Scenario } from "../../support/scenario";
import { isComponent, labelOf, NO_CHANGES } from "../../support/scenario-changes";

/** A workload moves to the next cluster, as in a blue/green change; a region comes and goes. */
describe("clusters beside the first of dev", () => {
  const scenario = new Scenario(FURTHER_CLUSTER_CHANGES.options);
  const { start, changes: all } = FURTHER_CLUSTER_CHANGES;
  const labels = () =>
    scenario
      .resources()
      .filter(({ type }) => !isComponent(type))
      .map(labelOf);
  const isOf = (prefix: string) => (label: string) => label.split(" ")[1]?.startsWith(prefix);

  afterAll(() => scenario.end());

  it("1. starts from a stack with one cluster", async () => {
    scenario.change({ set: start });
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. the next cluster comes up beside it and touches nothing of it", async () => {
    scenario.change(all["the next cluster"]);
    const { changes, errors } = await scenario.up();
    expect(errors).toEqual([]);
    expect(changes).toEqual({ ...NO_CHANGES, created: changes.created });
    expect(changes.created.filter((label) => !isOf("dev-green-")(label))).toEqual([]);
    expect(changes.created).toContain("NodeGroup dev-green-system-node-group");
  });

  it("3. a workload runs in both, then in the next one only", async () => {
    scenario.change(all["a workload in both clusters"]);
    const both = await scenario.up();
    expect([both.errors, both.changes.deleted, both.changes.replaced]).toEqual([[], [], []]);
    expect(both.changes.created).toContain("Deployment dev-green-carts-deployment");

    scenario.change(all["a workload in the next cluster only"]);
    const one = await scenario.up();
    expect(one.errors).toEqual([]);
    expect(one.changes.deleted).toContain("Deployment dev-carts-deployment");
    expect(one.changes.deleted.filter((label) => !isOf("dev-carts")(label))).toEqual([]);
  });

  it("4. a cluster in another region comes and goes without a trace", async () => {
    const before = labels();
    scenario.change(all["a cluster in another region"]);
    const came = await scenario.up();
    expect(came.errors).toEqual([]);
    expect(came.changes.created).toContain("Vpc dev-us-network-vpc");

    scenario.change(all["without the other region"]);
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
