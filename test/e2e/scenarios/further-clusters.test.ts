import { afterAll, describe, expect, it } from "vitest";
import { ChangingScenario } from "../../support/changing-scenario";
import { FURTHER_CLUSTER_CHANGES } from "../../support/configuration-changes";
import { isComponent, labelOf, NO_CHANGES } from "../../support/scenario-changes";

/** A workload moves to the next cluster, as in a blue/green change; a region comes and goes. */
describe("clusters beside the first of dev", () => {
  const stack = new ChangingScenario(FURTHER_CLUSTER_CHANGES);
  const { scenario } = stack;
  const labels = () =>
    scenario
      .resources()
      .filter(({ type }) => !isComponent(type))
      .map(labelOf);
  const isOf = (prefix: string) => (label: string) => label.split(" ")[1]?.startsWith(prefix);

  afterAll(() => scenario.end());

  it("1. starts from a stack with one cluster", async () => {
    const run = await stack.start();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. the next cluster comes up beside it and touches nothing of it", async () => {
    const { changes, errors } = await stack.up("the next cluster");
    expect(errors).toEqual([]);
    expect(changes).toEqual({ ...NO_CHANGES, created: changes.created });
    expect(changes.created.filter((label) => !isOf("dev-green-")(label))).toEqual([]);
    expect(changes.created).toContain("NodeGroup dev-green-system-node-group");
  });

  it("3. a workload runs in both, then in the next one only", async () => {
    const both = await stack.up("a workload in both clusters");
    expect([both.errors, both.changes.deleted, both.changes.replaced]).toEqual([[], [], []]);
    expect(both.changes.created).toContain("Deployment dev-green-carts-deployment");

    const one = await stack.up("a workload in the next cluster only");
    expect(one.errors).toEqual([]);
    expect(one.changes.deleted).toContain("Deployment dev-carts-deployment");
    expect(one.changes.deleted.filter((label) => !isOf("dev-carts")(label))).toEqual([]);
  });

  it("4. a cluster in another region comes and goes without a trace", async () => {
    const before = labels();
    const came = await stack.up("a cluster in another region");
    expect(came.errors).toEqual([]);
    expect(came.changes.created).toContain("Vpc dev-us-network-vpc");

    const went = await stack.up("without the other region");
    expect(went.errors).toEqual([]);
    expect(went.changes.deleted).toEqual(came.changes.created);
    expect(labels().toSorted()).toEqual(before.toSorted());
  });

  it("5. a destroy leaves nothing", async () => {
    const { errors } = await scenario.destroy();
    expect(errors).toEqual([]);
    expect(scenario.account("aws").list()).toEqual([]);
  });

  it("6. saw every change, of which diff and the engine say the same", () => {
    expect(stack.left()).toEqual([]);
  });
});
