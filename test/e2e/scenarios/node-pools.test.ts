import { afterAll, describe, expect, it } from "vitest";
import { NODE_POOL_CHANGES } from "../../support/configuration-changes";
import { Scenario } from "../../support/scenario";
import { NO_CHANGES } from "../../support/scenario-changes";

describe("a cluster with a pool of nodes", () => {
  const scenario = new Scenario(NODE_POOL_CHANGES.options);
  const { changes: all } = NODE_POOL_CHANGES;

  afterAll(() => scenario.end());

  it("1. comes up", async () => {
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. another retention changes the log groups in place", async () => {
    scenario.change(all["another retention"]);
    const { changes } = await scenario.up();
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: ["LogGroup trial-cluster-log-group", "LogGroup trial-network-flow-log-group"],
    });
  });

  it("3. a pool renamed with an alias replaces what is named after it, and nothing else", async () => {
    scenario.change(all["a pool renamed with an alias"]);
    const { changes, errors } = await scenario.up();
    expect(errors).toEqual([]);
    expect(changes).toEqual({ ...NO_CHANGES, replaced: resourcesOf("trial-main") });
  });

  it("4. a pool renamed without one is another pool", async () => {
    scenario.change(all["a pool renamed without one"]);
    const { changes } = await scenario.preview();
    expect(changes).toEqual({
      ...NO_CHANGES,
      created: resourcesOf("trial-other"),
      deleted: resourcesOf("trial-main"),
    });
  });
});

/** Everything that a pool consists of; AWS names all of it after the pool. */
function resourcesOf(pool: string): readonly string[] {
  return [
    `LaunchTemplate ${pool}-launch-template`,
    `NodeGroup ${pool}-node-group`,
    `Role ${pool}-role`,
    `RolePolicyAttachment ${pool}-policy-image-pull`,
    `RolePolicyAttachment ${pool}-policy-worker-node`,
  ];
}
