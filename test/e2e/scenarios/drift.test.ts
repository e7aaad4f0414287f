import { existsSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { AccountRecord } from "../../../sandbox/providers/account";
import { ROOT } from "../../support/repository";
import { Scenario } from "../../support/scenario";
import { NO_CHANGES } from "../../support/scenario-changes";

/** What somebody changes in the account behind Pulumi's back, and how it comes back. */
describe("drift of an account", () => {
  const entry = path.join(ROOT, "examples/minimal-network/index.ts");
  const scenario = new Scenario({ stack: "trial", program: { project: "drift", entry } });

  afterAll(() => scenario.end());

  it("1. starts from a stack that is up", async () => {
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. refresh finds exactly what was changed and what was removed", async () => {
    const vpc = recordNamed("trial-network-vpc");
    const tags = { ...tagsOf(vpc), owner: "somebody" };
    scenario.account("aws").put({
      ...vpc,
      inputs: { ...vpc.inputs, tags },
      outputs: { ...vpc.outputs, tags, tagsAll: tags },
    });
    scenario.account("aws").remove(recordNamed("trial-network-public-default-route"));
    const { changes } = await scenario.refresh();
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: ["Vpc trial-network-vpc"],
      deleted: ["Route trial-network-public-default-route"],
    });
  });

  it("3. up repairs exactly that", async () => {
    const { changes } = await scenario.up();
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: ["Vpc trial-network-vpc"],
      created: ["Route trial-network-public-default-route"],
    });
    expect(tagsOf(recordNamed("trial-network-vpc")).owner).toBe("platform-team");
  });

  it("4. nothing is left to find", async () => {
    const { changes } = await scenario.refresh();
    expect(changes).toEqual(NO_CHANGES);
  });

  function recordNamed(name: string): AccountRecord {
    const records = scenario.account("aws").list();
    const record = records.find(({ urn }) => urn.endsWith(`::${name}`));
    if (record === undefined) throw new Error(`the account holds no ${name}`);
    return record;
  }
});

function tagsOf({ outputs }: AccountRecord): Readonly<Record<string, unknown>> {
  const { tags } = outputs;
  return typeof tags === "object" && tags !== null ? { ...tags } : {};
}

/** What somebody changes with kubectl, and how it comes back. */
describe("drift of a cluster", () => {
  const scenario = new Scenario({ stack: "local", kubernetes: "api-server" });

  afterAll(() => scenario.end());

  it("1. starts from a stack that is up", async () => {
    const run = await scenario.up();
    expect([run.code, run.errors]).toEqual([0, []]);
  });

  it("2. refresh finds exactly what was changed and what was removed", async () => {
    await scenario.withCluster("local", async (objects) => {
      const labels = { owner: null };
      await objects.merge({ ...DEPLOYMENT, name: "orders" }, { metadata: { labels } });
      await objects.remove({ ...SERVICE, name: "payments" }, "Background");
    });
    const { changes } = await scenario.refresh();
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: ["Deployment local-orders-deployment"],
      deleted: ["Service local-payments-service"],
    });
  });

  it("3. up repairs exactly that", async () => {
    const { changes, errors } = await scenario.up();
    expect(errors).toEqual([]);
    expect(changes).toEqual({
      ...NO_CHANGES,
      updated: ["Deployment local-orders-deployment"],
      created: ["Service local-payments-service"],
    });
  });

  it("4. nothing is left to find", async () => {
    const { changes } = await scenario.refresh();
    expect(changes).toEqual(NO_CHANGES);
  });

  it("5. a destroy leaves no cluster", async () => {
    const run = await scenario.destroy();
    expect([run.code, run.errors]).toEqual([0, []]);
    expect(existsSync(scenario.folders.clusters)).toBe(false);
  });
});

const DEPLOYMENT = { apiVersion: "apps/v1", kind: "Deployment", namespace: "orders" };
const SERVICE = { apiVersion: "v1", kind: "Service", namespace: "payments" };
