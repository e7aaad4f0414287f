import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installControlPlane } from "../../sandbox/toolchain/control-plane";
import { installEngine } from "../../engine/toolchain/install-engine";
import { runTrialProcess } from "../support/kill-trial-run";
import type { TrialWork } from "../support/kill-trial-work";
import { testToolchainContext } from "../support/toolchain-context";

/** `local` on an API server that restarts under it. */
describe("an API server that restarts in the middle of an update", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "restart-"));
  const place: Omit<TrialWork, "operations"> = {
    stack: "local",
    stateDir: path.join(scratch, "local"),
    kubernetes: "api-server",
  };

  beforeAll(async () => {
    await installEngine(testToolchainContext());
    await installControlPlane(testToolchainContext());
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("1. does not disturb the update", async () => {
    const faults = { apiServerRestart: { creates: 10 } };
    const run = await runTrialProcess({ ...place, operations: ["up"], faults });
    expect(run.output).toContain("simulated fault: the API server restarts");
    expect(run.output).not.toContain("did not come back");
    expect(run.output).toMatch(/\+ \d\d created/);
    expect(run.code).toBe(0);
  });

  it("2. has lost nothing: there is no drift", async () => {
    const { output, code } = await runTrialProcess({ ...place, operations: ["refresh"] });
    expect(code).toBe(0);
    expect(output).toMatch(/\d\d unchanged/);
    expect(output).not.toMatch(/[-+~] \d+ (?:deleted|created|updated)/);
  });

  it("3. is gone with everything in it after a destroy", async () => {
    const run = await runTrialProcess({ ...place, operations: ["destroy"] });
    expect(run.code).toBe(0);
  });
});
