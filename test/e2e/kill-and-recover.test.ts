import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { installEngine } from "../../engine/toolchain/install-engine";
import { runCleanly, runKillTrial } from "../support/kill-trial";
import type { CleanRun, KillTrial } from "../support/kill-trial";
import { testToolchainContext } from "../support/toolchain-context";

const SAME = { lost: [], duplicated: [], changed: [], stuck: undefined };

/**
 * Updates of `dev` that are killed on the way, and what `cancel`, `refresh` and `up` make of them.
 * `npm run soak` does the same at sixty points, the early deaths of the engine among them.
 */
describe("an update that was killed", () => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), "kill-"));
  let clean: CleanRun;

  beforeAll(async () => {
    await installEngine(testToolchainContext());
    clean = await runCleanly(place("clean"));
  });

  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  it("1. runs cleanly, for comparing", () => {
    expect(clean.creates).toBeGreaterThan(100);
    expect(clean.snapshot.pending).toEqual([]);
  });

  it("2. loses nothing when everything dies in the middle", async () => {
    const outcome = await trial({ seed: 4, point: 0.5, victim: "everything" });
    expect(outcome).toMatchObject(SAME);
    expect(outcome.fault).toContain("everything is killed, create");
    expect(outcome.pending).toBeGreaterThan(0);
  });

  it("3. loses nothing when the engine dies in the last create", async () => {
    const outcome = await trial({ seed: 5, point: 1, victim: "engine" });
    expect(outcome).toMatchObject(SAME);
    expect(outcome.fault).toContain(`create ${clean.creates}`);
  });

  it("4. loses nothing when a provider crashes, of which the state knows nothing", async () => {
    const outcome = await trial({ seed: 4, point: 0.4, victim: "provider" });
    expect(outcome).toMatchObject(SAME);
    expect(outcome.fault).toContain("the aws provider crashes");
  });

  function place(name: string): Pick<KillTrial, "stack" | "scratch" | "kubernetes"> {
    return { stack: "dev", scratch: path.join(scratch, name), kubernetes: "recorded" };
  }

  function trial(
    what: Pick<KillTrial, "seed" | "point" | "victim">,
  ): ReturnType<typeof runKillTrial> {
    return runKillTrial({ ...place(`${what.victim}-${what.seed}`), ...what }, clean);
  }
});
