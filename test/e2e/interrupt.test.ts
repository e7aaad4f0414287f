import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installEngine } from "../../engine/toolchain/install-engine";
import { runTrialProcess } from "../support/kill-trial-run";
import { readSnapshot } from "../support/kill-trial-snapshot";
import type { TrialWork } from "../support/kill-trial-work";
import { processesWithVariable } from "../support/processes";
import { testToolchainContext } from "../support/toolchain-context";

const SLOW = "aws:ec2/vpc:Vpc";

/** Ctrl-C while `dev` waits for a slow create. */
describe("Ctrl-C in the middle of an update", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "interrupt-"));
  const marker = `ORCHESTRATION_INTERRUPT_${process.pid}`;
  const place: Omit<TrialWork, "operations"> = {
    stack: "dev",
    stateDir: path.join(scratch, "dev"),
    kubernetes: "recorded",
  };

  beforeAll(() => installEngine(testToolchainContext()));

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("1. ends the update when the create is done, with 130", async () => {
    const faults = { slowCreates: { polls: { [SLOW]: 20 }, interval: 100 } };
    const controller = new AbortController();
    const run = await runTrialProcess(
      { ...place, operations: ["up"], faults },
      {
        env: { [marker]: "1" },
        signal: controller.signal,
        onOutput: (output) => {
          if (output.includes("create takes 20 polls")) controller.abort();
        },
      },
    );
    expect(run.code).toBe(130);
    expect(controller.signal.aborted).toBe(true);
  });

  it("2. leaves no process", () => {
    expect(processesWithVariable(marker)).toEqual([]);
  });

  it("3. leaves nothing pending: the state has what was created", () => {
    const { pending, state } = readSnapshot(place.stateDir, place.stack);
    expect(pending).toEqual([]);
    expect(state.filter(({ key }) => key.includes(SLOW))).toHaveLength(1);
  });

  it("4. lets the next update go on", async () => {
    const run = await runTrialProcess({ ...place, operations: ["up"] });
    expect(run.code).toBe(0);
  });
});
