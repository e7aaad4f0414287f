import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ROOT } from "../../support/repository";
import { Scenario } from "../../support/scenario";

const entry = path.join(ROOT, "test/e2e/programs/teardown/index.ts");
const CLUSTER = "teardown";

/** Destroys the cluster with what depends on it; the network and the stack stay. */
async function destroyCluster(scenario: Scenario) {
  const urn = scenario.resources().find(({ type }) => type === "aws:eks/cluster:Cluster")?.urn;
  return scenario.destroy({ extraArgs: ["--target", String(urn), "--target-dependents"] });
}

describe.each(["api-server", "recorded"] as const)("a cluster (%s) that goes alone", (mode) => {
  const program = { project: "teardown", entry };
  const scenario = new Scenario({ stack: "trial", program, kubernetes: mode });
  const map = { apiVersion: "v1", kind: "ConfigMap" };

  afterAll(() => scenario.end());

  it("1. is up, and on a server somebody else adds an object", async () => {
    scenario.set("aws:region", "eu-central-1");
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
    if (mode === "recorded") return;
    const foreign = { ...map, metadata: { name: "foreign", namespace: "default" } };
    await scenario.withCluster(CLUSTER, (objects) =>
      objects.apply(foreign, { manager: "somebody", force: false, isDryRun: false }),
    );
  });

  it("2. takes along what the engine does not delete, and leaves the stack", async () => {
    const run = await destroyCluster(scenario);
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(scenario.account("kubernetes").list()).toEqual([]);
    const left = scenario.account("aws").list();
    expect(left.map(({ type }) => type).sort()).toEqual([
      "aws:ec2/subnet:Subnet",
      "aws:ec2/subnet:Subnet",
      "aws:ec2/vpc:Vpc",
      "aws:iam/role:Role",
    ]);
    expect(scenario.resources().some(({ type }) => type === "aws:ec2/vpc:Vpc")).toBe(true);
  });

  it("3. is empty when it is made again by that name", async () => {
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
    if (mode === "recorded") return;
    const found = await scenario.withCluster(CLUSTER, async (objects) =>
      Promise.all([
        objects.read({ ...map, name: "foreign", namespace: "default" }),
        objects.read({ ...map, name: "pages", namespace: "shop" }),
      ]),
    );
    expect(found).toEqual([undefined, expect.anything()]);
  });

  it("4. is destroyed with all the rest", async () => {
    const run = await scenario.destroy();
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(scenario.account("aws").list()).toEqual([]);
  });
});
