import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { RunningProgram } from "../../../sandbox/control-plane/running-program";
import { launchWatched } from "../../../sandbox/control-plane/watched-program";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();
const started: RunningProgram[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((program) => program.kill()));
});

function launch(executable: string, ...args: readonly string[]): RunningProgram {
  const folder = scratch();
  const log = path.join(folder, "log");
  const program = launchWatched({ name: "etcd", executable, args, folder, log });
  started.push(program);
  return program;
}

describe("launchWatched", () => {
  it.each(["end", "kill"] as const)("runs a program until %s", async (way) => {
    const program = launch("sleep", "600");
    expect(program.isRunning()).toBe(true);
    await program[way]();
    expect(program.isRunning()).toBe(false);
  });

  it("may be ended twice", async () => {
    const program = launch("sleep", "600");
    await Promise.all([program.end(), program.end()]);
    await program.kill();
    expect(program.isRunning()).toBe(false);
  });

  it("notices a program that ends by itself, or that is not there", async () => {
    const programs = [launch("true"), launch("no-such-program")];
    await expect.poll(() => programs.map((program) => program.isRunning())).toEqual([false, false]);
  });
});
