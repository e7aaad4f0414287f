import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { removeDeadLocks } from "../../sandbox/dead-locks";
import { scratchFolders } from "../support/scratch-folder";

const scratch = scratchFolders();
const dead = spawnSync(process.execPath, ["-e", ""]).pid;

function locksAfter(lock: object): readonly string[] {
  const folder = scratch();
  const stack = path.join(folder, "organization", "shop", "dev");
  mkdirSync(stack, { recursive: true });
  writeFileSync(path.join(stack, "lock.json"), JSON.stringify(lock));
  removeDeadLocks(folder);
  return readdirSync(stack);
}

describe("removeDeadLocks", () => {
  it("removes the lock of a process that is gone", () => {
    expect(locksAfter({ pid: dead, hostname: os.hostname() })).toEqual([]);
  });

  it("keeps the lock of a process that runs", () => {
    expect(locksAfter({ pid: process.pid, hostname: os.hostname() })).toEqual(["lock.json"]);
  });

  it("removes the lock of a process whose id another one has by now", () => {
    const timestamp = "2020-01-01T00:00:00.123456789Z";
    expect(locksAfter({ pid: process.pid, hostname: os.hostname(), timestamp })).toEqual([]);
  });

  it("keeps the lock that a process took while it ran", () => {
    const lock = { pid: process.pid, hostname: os.hostname(), timestamp: new Date().toISOString() };
    expect(locksAfter(lock)).toEqual(["lock.json"]);
  });

  it("keeps the lock of another machine, whose processes it cannot see", () => {
    expect(locksAfter({ pid: dead, hostname: "elsewhere" })).toEqual(["lock.json"]);
  });

  it("is content with a backend that was never used", () => {
    expect(() => removeDeadLocks(path.join(scratch(), "none"))).not.toThrow();
  });
});
