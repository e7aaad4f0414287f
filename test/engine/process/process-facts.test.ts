import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { commandLineOf, hasRemains, hasRunSince } from "../../../engine/process/process-facts";

const MINUTE = 60_000;

const path = process.env.PATH;

afterEach(() => {
  process.env.PATH = path;
});

async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

describe("commandLineOf", () => {
  it("is what a process was started as", async () => {
    const child = spawn("sleep", ["611"]);
    expect(commandLineOf(child.pid ?? 0)).toBe("sleep 611");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(commandLineOf(child.pid ?? 0)).toBe("");
  });

  it.runIf(process.platform === "linux")("needs no program on Linux", () => {
    process.env.PATH = "";
    expect(commandLineOf(process.pid)).not.toBe("");
    expect(hasRemains(process.pid)).toBe(true);
  });
});

describe("hasRemains", () => {
  it("tells what runs from what has ended", async () => {
    expect(hasRemains(process.pid)).toBe(true);
    expect(hasRemains(await endedProcess())).toBe(false);
  });
});

describe("hasRunSince", () => {
  it("knows a process that ran at the moment", () => {
    expect(hasRunSince(process.pid, Date.now())).toBe(true);
  });

  it("does not take a process for one that had its id before it began", () => {
    const began = Date.now() - process.uptime() * 1000;
    expect(hasRunSince(process.pid, began - 2 * MINUTE)).toBe(false);
  });

  it("does not take an ended process for a running one", async () => {
    expect(hasRunSince(await endedProcess(), Date.now())).toBe(false);
  });
});
