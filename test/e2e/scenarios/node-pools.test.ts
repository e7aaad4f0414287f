import { afterAll, describe, expect, it } from "vitest";
import { ChangingScenario } from "../../support/changing-scenario";
import { NODE_POOL_CHANGES } from "../../support/configuration-changes";
import { NO_CHANGES } from "../../support/scenario-changes";

describe("a cluster with a pool of nodes", () => {
  const stack = new ChangingScenario(NODE_POOL_CHANGES);
  const { scenario } = stack;

  afterAll(() => scenario.end());

  it("1. comes up", async () => {
    const run = await stack.start();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. another retention changes the log groups in place", async () => {
    const { changes } = await stack.up("another retention");
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: ["LogGroup trial-cluster-log-group", "LogGroup trial-network-flow-log-group"],
    });
  });

  it("3. a pool renamed with an alias replaces what is named after it, and nothing else", async () => {
    const { changes, errors } = await stack.up("a pool renamed with an alias");
    expect(errors).toEqual([]);
    expect(changes).toEqual({ ...NO_CHANGES, replaced: resourcesOf("trial-main") });
  });

  it("4. a pool renamed without one is another pool", async () => {
    const { changes } = await stack.preview("a pool renamed without one");
    expect(changes).toEqual({
      ...NO_CHANGES,
      created: resourcesOf("trial-other"),
      deleted: resourcesOf("trial-main"),
    });
  });

  it("5. saw every change, of which diff and the engine say the same", () => {
    expect(stack.left()).toEqual([]);
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
