import { afterAll, describe, expect, it } from "vitest";
import { POOL_BACKEND_CHANGES } from "../../support/configuration-changes";
import { Scenario } from "../../support/scenario";
import { NO_CHANGES } from "../../support/scenario-changes";

/** The pool that is rotated, before, between and after. */
const POOL = "trial-general";

describe("pools of every backend that AWS runs", () => {
  const scenario = new Scenario(POOL_BACKEND_CHANGES.options);
  const { start, changes: all } = POOL_BACKEND_CHANGES;

  afterAll(() => scenario.end());

  it("1. come up", async () => {
    scenario.change({ set: start });
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. change nothing the second time", async () => {
    expect((await scenario.up()).changes).toEqual(NO_CHANGES);
  });

  it("3. are replaced by no zone that is added; a pool with a group a zone gets one more", async () => {
    scenario.change(all["one more zone"]);
    const { changes, errors } = await scenario.up();
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
    scenario.change(all["the next generation of nodes"]);
    const { changes, errors } = await scenario.up();
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
    scenario.change(all["without the old generation"]);
    const { changes, errors } = await scenario.up();
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
