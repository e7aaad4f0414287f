import { afterAll, describe, expect, it } from "vitest";
import { KARPENTER_CHANGES } from "../../support/configuration-changes";
import { Scenario } from "../../support/scenario";
import { NO_CHANGES } from "../../support/scenario-changes";

describe("a cluster whose nodes Karpenter starts", () => {
  const scenario = new Scenario(KARPENTER_CHANGES.options);
  const { start, changes: all } = KARPENTER_CHANGES;

  afterAll(() => scenario.end());

  it("1. comes up", async () => {
    scenario.change({ set: start });
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. changes nothing the second time", async () => {
    expect((await scenario.up()).changes).toEqual(NO_CHANGES);
  });

  it("3. replaces nothing for another zone, which new nodes use", async () => {
    scenario.change(all["one more zone"]);
    const { changes, errors } = await scenario.up();
    expect(errors).toEqual([]);
    expect([changes.replaced, changes.deleted]).toEqual([[], []]);
    expect(changes.updated).toContain("EC2NodeClass trial-batch-node-class");
  });

  it("4. raises a limit in place", async () => {
    scenario.change(all["a higher limit"]);
    expect((await scenario.up()).changes).toEqual({
      ...NO_CHANGES,
      updated: ["NodePool trial-batch-node-pool"],
    });
  });

  it("5. leaves nothing", async () => {
    const run = await scenario.destroy();
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(scenario.account("aws").list()).toEqual([]);
  });
});
