import { afterAll, describe, expect, it } from "vitest";
import { ChangingScenario } from "../../support/changing-scenario";
import { KARPENTER_CHANGES } from "../../support/configuration-changes";
import { NO_CHANGES } from "../../support/scenario-changes";

describe("a cluster whose nodes Karpenter starts", () => {
  const stack = new ChangingScenario(KARPENTER_CHANGES);
  const { scenario } = stack;

  afterAll(() => scenario.end());

  it("1. comes up", async () => {
    const run = await stack.start();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. changes nothing the second time", async () => {
    expect((await scenario.up()).changes).toEqual(NO_CHANGES);
  });

  it("3. replaces nothing for another zone, which new nodes use", async () => {
    const { changes, errors } = await stack.up("one more zone");
    expect(errors).toEqual([]);
    expect([changes.replaced, changes.deleted]).toEqual([[], []]);
    expect(changes.updated).toContain("EC2NodeClass trial-batch-node-class");
  });

  it("4. raises a limit in place", async () => {
    expect((await stack.up("a higher limit")).changes).toEqual({
      ...NO_CHANGES,
      updated: ["NodePool trial-batch-node-pool"],
    });
  });

  it("5. leaves nothing", async () => {
    const run = await scenario.destroy();
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(scenario.account("aws").list()).toEqual([]);
  });

  it("6. saw every change, of which diff and the engine say the same", () => {
    expect(stack.left()).toEqual([]);
  });
});
