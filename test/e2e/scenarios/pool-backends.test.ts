import { afterAll, describe, expect, it } from "vitest";
import { ChangingScenario } from "../../support/changing-scenario";
import { POOL_BACKEND_CHANGES } from "../../support/configuration-changes";
import { NO_CHANGES } from "../../support/scenario-changes";

/** The pool that is rotated, before, between and after. */
const POOL = "trial-general";

describe("pools of every backend that AWS runs", () => {
  const stack = new ChangingScenario(POOL_BACKEND_CHANGES);
  const { scenario } = stack;

  afterAll(() => scenario.end());

  it("1. come up", async () => {
    const run = await stack.start();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. change nothing the second time", async () => {
    expect((await scenario.up()).changes).toEqual(NO_CHANGES);
  });

  it("3. are replaced by no zone that is added; a pool with a group a zone gets one more", async () => {
    const { changes, errors } = await stack.up("one more zone");
    expect(errors).toEqual([]);
    expect([changes.replaced, changes.deleted]).toEqual([[], []]);
    expect(changes.created.filter((name) => name.startsWith("NodeGroup"))).toEqual([
      "NodeGroup trial-zonal-c-node-group",
    ]);
    expect(changes.updated.filter((name) => name.startsWith("Group"))).toEqual([
      "Group trial-mixed-group",
      "Group trial-warm-group",
    ]);
  });

  it("4. surge beside the generation that leaves", async () => {
    const { changes, errors } = await stack.up("the next generation of nodes");
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      ...NO_CHANGES,
      created: [
        ...generation(`${POOL}-green`),
        // The old nodes' taint, as the autoscaler has to know it.
        `Tag ${POOL}-tag-taint-orchestration-platform-retiring`,
      ],
      updated: [`NodeGroup ${POOL}-node-group`],
    });
    // The new generation uses the zone that was added, the old one does not.
    expect([subnetsOf(`${POOL}-green`), subnetsOf(POOL)]).toEqual([3, 2]);
  });

  function subnetsOf(name: string): unknown {
    const group = scenario.resources().find(({ urn }) => urn.endsWith(`::${name}-node-group`));
    const ids = group?.inputs?.subnetIds;
    return Array.isArray(ids) ? ids.length : undefined;
  }

  it("5. retire it then, and are steady", async () => {
    const { changes, errors } = await stack.up("without the old generation");
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      ...NO_CHANGES,
      deleted: [...generation(POOL), `Tag ${POOL}-tag-taint-orchestration-platform-retiring`],
    });
    expect((await scenario.up()).changes).toEqual(NO_CHANGES);
  });

  it("6. leave nothing", async () => {
    const run = await scenario.destroy();
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(scenario.account("aws").list()).toEqual([]);
  });

  it("7. saw every change, of which diff and the engine say the same", () => {
    expect(stack.left()).toEqual([]);
  });
});

/** What a generation consists of. */
function generation(name: string): readonly string[] {
  return [
    `LaunchTemplate ${name}-launch-template`,
    `NodeGroup ${name}-node-group`,
    `Tag ${name}-tag-label-pool`,
    `Tag ${name}-tag-resources-ephemeral-storage`,
  ];
}
