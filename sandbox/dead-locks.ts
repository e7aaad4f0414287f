import { readFileSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { isPlainObject } from "../components/core/pure/plain-object";
import { hasRunSince } from "../engine/process/process-facts";
import { isRunning } from "../engine/process/run-process";

/**
 * Removes locks on a stack whose holder was killed on this machine. The CLI itself would wait for
 * a person to run `pulumi cancel`.
 *
 * @param lockFolder - the backend's folder of locks; searched with everything below it
 */
export function removeDeadLocks(lockFolder: string): void {
  for (const file of lockFiles(lockFolder)) {
    if (isDead(readLock(file))) rmSync(file, { force: true });
  }
}

/**
 * Processes of this machine that hold a lock and are alive.
 *
 * @param lockFolder - the backend's folder of locks; searched with everything below it
 */
export function lockHolders(lockFolder: string): readonly number[] {
  return lockFiles(lockFolder).flatMap((file) => {
    const lock = readLock(file);
    return isLocal(lock) && isHeld(lock) ? [lock.pid] : [];
  });
}

function lockFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".json"))
      .map((name) => path.join(folder, name));
  } catch {
    // A backend that was never used has no locks.
    return [];
  }
}

function readLock(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // Released or still being written: its holder is alive.
    return undefined;
  }
}

function isDead(lock: unknown): boolean {
  return isLocal(lock) && !isHeld(lock);
}

/** Another process may have the holder's id by now, which would keep the stack locked for ever. */
function isHeld({ pid, timestamp }: LocalLock): boolean {
  const since = typeof timestamp === "string" ? Date.parse(timestamp) : Number.NaN;
  return Number.isNaN(since) ? isRunning(pid) : hasRunSince(pid, since);
}

/** What the backend writes into a lock. */
interface LocalLock {
  readonly pid: number;
  readonly timestamp?: unknown;
}

/** True for a lock of this machine, whose processes can be asked for. */
function isLocal(lock: unknown): lock is LocalLock {
  return isPlainObject(lock) && typeof lock.pid === "number" && lock.hostname === os.hostname();
}
