import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FILLER } from "../../sandbox/faults/fill-disk";
import { installEngine } from "../../engine/toolchain/install-engine";
import { compareSnapshots } from "../support/kill-trial-compare";
import { runTrialProcess } from "../support/kill-trial-run";
import { readSnapshot } from "../support/kill-trial-snapshot";
import type { TrialWork } from "../support/kill-trial-work";
import { testToolchainContext } from "../support/toolchain-context";

const scratch = mkdtempSync(path.join(os.tmpdir(), "disk-full-"));
const stateDir = path.join(scratch, "small");
const backend = path.join(stateDir, "backend");
const isMounted = mountSmall(backend);

/** `dev` whose state lies on a file system that fills up; needs the right to mount one. */
describe.runIf(isMounted)("a disk that fills up while state is written", () => {
  beforeAll(() => installEngine(testToolchainContext()));

  afterAll(() => {
    execFileSync("umount", [backend]);
    rmSync(scratch, { recursive: true, force: true });
  });

  const place: Omit<TrialWork, "operations"> = { stack: "dev", stateDir, kubernetes: "recorded" };

  it("1. stops the update and has kept a whole state, whatever the engine left of its own", async () => {
    const run = await runTrialProcess({
      ...place,
      operations: ["up"],
      // The engine tries every write again for some seconds, one after the other.
      parallel: 1,
      faults: { diskFull: { create: 40 } },
    });
    expect(run.output).toContain(
      "simulated fault: the file system with the engine's state is full",
    );
    expect(run.output).toContain("no space left on device");
    expect(run.code).toBe(1);
    expect(keptResources()).toBeGreaterThan(10);
  });

  it("2. recovers by cancel, refresh and up when there is space again", async () => {
    rmSync(path.join(backend, FILLER));
    const run = await runTrialProcess({
      ...place,
      operations: ["cancel", "refresh", "up"],
      adopt: true,
    });
    expect(run.code).toBe(0);
  });

  it("3. has what a clean run has, once", async () => {
    const clean = { ...place, stateDir: path.join(scratch, "clean") };
    await runTrialProcess({ ...clean, operations: ["up"] });
    const difference = compareSnapshots(
      readSnapshot(clean.stateDir, "dev"),
      readSnapshot(stateDir, "dev"),
    );
    expect(difference).toEqual({ lost: [], duplicated: [], changed: [] });
  });
});

describe.skipIf(isMounted)("a disk that fills up while state is written", () => {
  it("cannot be tried where no file system can be mounted", () => {
    expect(isMounted).toBe(false);
  });
});

/** Resources in the copy of the state that lies with the accounts, on another file system. */
function keptResources(): number {
  const copy = path.join(stateDir, "accounts", "dev", "last-whole-state.json");
  const { checkpoint } = JSON.parse(readFileSync(copy, "utf8"));
  return checkpoint.latest.resources.length;
}

/** Mounts a file system in memory that one update does not fill by itself. */
function mountSmall(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  return spawnSync("mount", ["-t", "tmpfs", "-o", "size=16m", "simulated", folder]).status === 0;
}
