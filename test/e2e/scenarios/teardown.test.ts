import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../../support/repository";
import { Scenario } from "../../support/scenario";

/** Everything that exists in a scenario's clouds, API servers included. */
function leftovers(scenario: Scenario): readonly unknown[] {
  const { clusters } = scenario.folders;
  const records = ["aws", "random", "kubernetes"].flatMap((name) => scenario.account(name).list());
  return [...records, ...(existsSync(clusters) ? [clusters] : [])];
}

describe("a cluster with objects on an API server", () => {
  const entry = path.join(ROOT, "test/e2e/programs/teardown/index.ts");
  const scenario = new Scenario({
    stack: "trial",
    program: { project: "teardown", entry },
    kubernetes: "api-server",
  });

  afterAll(() => scenario.end());

  it("1. is up, and somebody else adds an object", async () => {
    scenario.set("aws:region", "eu-central-1");
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
    const foreign = {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "foreign", namespace: "shop" },
    };
    await scenario.withCluster("teardown", (objects) =>
      objects.apply(foreign, { manager: "somebody", force: false, isDryRun: false }),
    );
  });

  it("2. has what dies with the cluster marked so, and not what must be drained", () => {
    const marked = scenario
      .resources()
      .filter(({ type }) => type.startsWith("kubernetes:"))
      .map(({ urn, deletedWith }) => [urn.split("::").at(-1), deletedWith?.split("::").at(-1)]);
    expect(marked).toEqual([
      ["shop", "cluster"],
      ["pages", "cluster"],
      ["front", undefined],
    ]);
  });

  it("3. drains the load balancer before the control plane goes", async () => {
    const { code, errors, stdout } = await scenario.destroy();
    expect([code, errors]).toEqual([0, []]);
    const drained = stdout.search(/"resOutputsEvent".*"op":"delete".*::front"/);
    const going = stdout.search(/"resourcePreEvent".*"op":"delete".*::cluster"/);
    expect(drained).toBeGreaterThan(0);
    expect(going).toBeGreaterThan(drained);
  });

  it("4. leaves nothing, the foreign object included", () => {
    expect(leftovers(scenario)).toEqual([]);
  });
});

describe("dev with its objects on an API server", () => {
  const scenario = new Scenario({ stack: "dev", kubernetes: "api-server" });

  afterAll(() => scenario.end());

  it("1. is up", async () => {
    const { code, errors } = await scenario.up();
    expect([code, errors]).toEqual([0, []]);
  });

  it("2. leaves nothing after a destroy", async () => {
    const { code, errors } = await scenario.destroy();
    expect([code, errors]).toEqual([0, []]);
    expect(leftovers(scenario)).toEqual([]);
  });
});
