import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { runProcess } from "../../../engine/process/run-process";

const signal = new AbortController().signal;

describe("runProcess", () => {
  it("collects stdout, the end of stderr and the exit code", async () => {
    const args = ["-c", "echo out; echo err >&2; exit 3"];
    const result = await runProcess({ command: "sh", args, env: process.env, signal });
    expect(result).toEqual({ code: 3, stdout: "out", stderrTail: "err" });
  });

  it("gives the program exactly the environment it is told", async () => {
    const env = { ONLY: "this", PATH: process.env.PATH };
    const args = ["-c", "echo $ONLY-$HOME"];
    const { stdout } = await runProcess({ command: "sh", args, env, signal });
    expect(stdout).toBe("this-");
  });

  it("says which program cannot be run", async () => {
    const request = { command: "no-such-program", args: [], env: { PATH: "" }, signal };
    await expect(runProcess(request)).rejects.toThrow("cannot run no-such-program");
  });

  it("ends what the program started when it is aborted", async () => {
    const controller = new AbortController();
    const pids: number[] = [];
    const run = runProcess({
      command: "sh",
      args: ["-c", "sleep 600 & echo $!; wait"],
      env: process.env,
      signal: controller.signal,
      onLine: (line) => {
        pids.push(Number(line));
        controller.abort();
      },
    });
    await expect(run).rejects.toThrow("aborted");
    const [pid = 0] = pids;
    await expect.poll(() => isRunning(pid)).toBe(false);
  });
});

/** A process that has ended but was not collected by its new parent counts as gone. */
function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return stdout.trim() !== "" && !stdout.trim().startsWith("Z");
}
