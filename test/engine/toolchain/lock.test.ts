import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type LockOptions, withLock } from "../../../engine/toolchain/lock";
import { scratchFolders } from "../../support/scratch-folder";

const scratch = scratchFolders();

function options(overrides: Partial<LockOptions> = {}): LockOptions {
  const signal = new AbortController().signal;
  return { signal, onWait: () => undefined, pollInterval: 1, ...overrides };
}

function deadProcess(): number {
  return spawnSync(process.execPath, ["-e", ""]).pid;
}

describe("withLock", () => {
  it("returns what the work returns and leaves no file", async () => {
    const folder = scratch();
    const result = await withLock(path.join(folder, "a.lock"), options(), () => Promise.resolve(7));
    expect([result, readdirSync(folder)]).toEqual([7, []]);
  });

  it("releases the lock when the work fails", async () => {
    const folder = scratch();
    const work = withLock(path.join(folder, "a.lock"), options(), () =>
      Promise.reject(new Error("broken")),
    );
    await expect(work).rejects.toThrow("broken");
    expect(readdirSync(folder)).toEqual([]);
  });

  it("lets the second in only after the first is done, and tells it who holds the lock", async () => {
    const file = path.join(scratch(), "a.lock");
    const events: string[] = [];
    const [done] = await withLock(file, options(), async () => {
      const second = contend(file, events);
      await second.waiting;
      events.push("first ends");
      return [second.done];
    });
    await done;
    expect(events).toEqual([`waits for process ${process.pid}`, "first ends", "second runs"]);
  });

  it("takes over at once from a process that is gone", async () => {
    const file = path.join(scratch(), "a.lock");
    writeFileSync(file, JSON.stringify({ pid: deadProcess(), host: os.hostname() }));
    expect(await withLock(file, options(), () => Promise.resolve("taken"))).toBe("taken");
  });

  it("takes over from another host whose heartbeat stopped", async () => {
    const file = path.join(scratch(), "a.lock");
    writeFileSync(file, JSON.stringify({ pid: 1, host: "elsewhere" }));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
    expect(await withLock(file, options(), () => Promise.resolve("taken"))).toBe("taken");
  });

  it("leaves the lock of a living process alone, however long it gave no sign", async () => {
    const file = path.join(scratch(), "a.lock");
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: os.hostname() }));
    const longAgo = new Date(Date.now() - 60_000);
    utimesSync(file, longAgo, longAgo);
    const controller = new AbortController();
    const onWait = (): void => controller.abort();
    const work = withLock(file, options({ signal: controller.signal, onWait }), () =>
      Promise.resolve(),
    );
    await expect(work).rejects.toThrow("aborted");
  });

  it("takes over from a process whose id another one has by now", async () => {
    const file = path.join(scratch(), "a.lock");
    const since = Date.parse("2020-01-01T00:00:00Z");
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: os.hostname(), since }));
    expect(await withLock(file, options(), () => Promise.resolve("taken"))).toBe("taken");
  });

  it("does not release what somebody else took over", async () => {
    const file = path.join(scratch(), "a.lock");
    const other = JSON.stringify({ pid: 1, host: "elsewhere", id: "other" });
    await withLock(file, options(), async () => writeFileSync(file, other));
    expect(readFileSync(file, "utf8")).toBe(other);
  });

  it("stops waiting on an abort and leaves the holder's lock alone", async () => {
    const file = path.join(scratch(), "a.lock");
    writeFileSync(file, JSON.stringify({ pid: process.pid, host: os.hostname() }));
    const controller = new AbortController();
    const onWait = (): void => controller.abort();
    const work = withLock(file, options({ signal: controller.signal, onWait }), () =>
      Promise.resolve(),
    );
    await expect(work).rejects.toThrow("aborted");
    expect(existsSync(file)).toBe(true);
  });
});

function contend(
  file: string,
  events: string[],
): { readonly waiting: Promise<void>; readonly done: Promise<unknown> } {
  let isWaiting: () => void = () => undefined;
  const waiting = new Promise<void>((resolve) => {
    isWaiting = resolve;
  });
  const onWait = (holder: string): void => {
    events.push(`waits for ${holder}`);
    isWaiting();
  };
  const done = withLock(file, options({ onWait }), () => {
    events.push("second runs");
    return Promise.resolve();
  });
  return { waiting, done };
}
