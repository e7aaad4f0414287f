import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { daemonProgram, launchDaemon } from "../../../sandbox/control-plane/daemon-program";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

describe("launchDaemon", () => {
  it("starts a program that can be found again by its process id, and ended", async () => {
    const folder = scratch();
    const script = "setInterval(() => undefined, 1000)";
    const start = { executable: process.execPath, args: ["-e", script, "--", folder], folder };
    const { pid } = launchDaemon({ name: "etcd", log: path.join(folder, "log"), ...start });
    const found = daemonProgram("etcd", pid, folder);
    expect(found.isRunning()).toBe(true);
    await found.end();
    expect(found.isRunning()).toBe(false);
  });
});

describe("daemonProgram", () => {
  it("leaves a process alone that got the id of one long gone", async () => {
    const stranger = spawn("sleep", ["600"]);
    const gone = once(stranger, "exit");
    const program = daemonProgram("etcd", stranger.pid ?? 0, scratch());
    expect(program.isRunning()).toBe(false);
    await program.kill();
    expect(stranger.exitCode).toBeNull();
    stranger.kill("SIGKILL");
    await gone;
    expect(stranger.signalCode).toBe("SIGKILL");
  });
});
