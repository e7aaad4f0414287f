import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installEngine } from "../../engine/toolchain/install-engine";
import { runTrialProcess } from "../support/kill-trial-run";
import { readSnapshot } from "../support/kill-trial-snapshot";
import type { TrialWork } from "../support/kill-trial-work";
import { testToolchainContext } from "../support/toolchain-context";

/** Creates of `dev` that fail although the resource exists, told to the engine and untold. */
describe("a create that fails after the resource exists", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "failed-create-"));

  const reported = place("reported");
  const untold = place("untold");

  beforeAll(() => installEngine(testToolchainContext()));

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("1. stops the update and keeps the cluster in the state", async () => {
    const faults = { failedCreates: [{ type: "aws:eks/cluster:Cluster" }] };
    const run = await runTrialProcess({ ...reported, operations: ["up"], faults });
    expect(run.output).toContain("was created but did not become ready");
    expect(run.output).toContain("simulated fault: create fails after the resource exists");
    expect(run.code).toBe(1);
    const [cluster] = stateOf(reported).filter(({ key }) => key.includes("eks/cluster:Cluster"));
    expect(cluster?.content).toContain('"initErrors":');
  });

  it("2. goes on with the same cluster in the next update", async () => {
    const run = await runTrialProcess({ ...reported, operations: ["up"] });
    expect(run.code).toBe(0);
    expect(accountOf(reported, "eks/cluster:Cluster")).toHaveLength(1);
    expect(stateOf(reported).filter(({ content }) => content.includes("initErrors"))).toEqual([]);
  });

  it("3. leaves an address that the state knows nothing of when it is not told", async () => {
    const faults = { failedCreates: [{ type: "aws:ec2/eip:Eip", reported: false }] };
    const run = await runTrialProcess({ ...untold, operations: ["up"], faults });
    expect(run.code).toBe(1);
    expect(accountOf(untold, "ec2/eip:Eip")).toHaveLength(1);
    expect(stateOf(untold).filter(({ key }) => key.includes("ec2/eip:Eip"))).toEqual([]);
  });

  it("4. names it in a refresh and takes it over where asked", async () => {
    const named = await runTrialProcess({ ...untold, operations: ["refresh"] });
    expect(named.output).toContain("exists and is not in the state, eipalloc-");
    expect(stateOf(untold).filter(({ key }) => key.includes("ec2/eip:Eip"))).toEqual([]);
    const adopted = await runTrialProcess({ ...untold, operations: ["refresh"], adopt: true });
    expect(adopted.code).toBe(0);
    expect(stateOf(untold).filter(({ key }) => key.includes("ec2/eip:Eip"))).toHaveLength(1);
  });

  it("5. has one address after the next update, not two", async () => {
    const run = await runTrialProcess({ ...untold, operations: ["up"] });
    expect(run.code).toBe(0);
    expect(accountOf(untold, "ec2/eip:Eip")).toHaveLength(1);
  });

  function place(name: string): Omit<TrialWork, "operations"> {
    return { stack: "dev", stateDir: path.join(scratch, name), kubernetes: "recorded" };
  }
});

type Place = Omit<TrialWork, "operations">;

function stateOf({ stateDir, stack }: Place): ReturnType<typeof readSnapshot>["state"] {
  return readSnapshot(stateDir, stack).state;
}

function accountOf(place: Place, type: string): ReturnType<typeof readSnapshot>["account"] {
  const { account } = readSnapshot(place.stateDir, place.stack);
  return account.filter(({ key }) => key.includes(type));
}
