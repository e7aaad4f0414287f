import { closeSync, linkSync, openSync, readFileSync, renameSync } from "node:fs";
import { rmSync, statSync, writeSync } from "node:fs";
import { hasRunSince } from "../../engine/process/process-facts";

/** A write takes well under a millisecond; who waits this long waits for something that hangs. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 2;

/** A lock without its holder's number this old was left by a process killed while making it. */
const UNSIGNED_PATIENCE_MS = 1_000;

/**
 * Runs `work` while no other process writes the same file. Held for one write only, so two runs on
 * one account take turns instead of losing each other's lines.
 */
export function whileLocked<T>(file: string, work: () => T): T {
  const lock = `${file}.lock`;
  const deadline = Date.now() + PATIENCE_MS;
  while (!tryLock(lock)) {
    if (isAbandoned(lock)) breakLock(lock);
    else if (Date.now() > deadline) throw new Error(busyMessage(lock));
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function tryLock(lock: string): boolean {
  const descriptor = openNew(lock);
  if (descriptor === undefined) return false;
  try {
    writeSync(descriptor, String(process.pid));
    return true;
  } catch (error) {
    // The disk is full: a lock without a holder would only make the next one wait.
    rmSync(lock, { force: true });
    throw error;
  } finally {
    closeSync(descriptor);
  }
}

function openNew(lock: string): number | undefined {
  try {
    return openSync(lock, "wx");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return undefined;
    throw error;
  }
}

/** Takes a dead process's lock away; one that another waiter has broken and taken is put back. */
function breakLock(lock: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (!isAbandoned(aside)) linkSync(aside, lock);
  } catch {
    // Somebody else was faster: the next try tells.
  } finally {
    rmSync(aside, { force: true });
  }
}

function isAbandoned(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, "utf8"));
    const since = statSync(lock).mtimeMs;
    return holder > 0 ? !hasRunSince(holder, since) : Date.now() - since > UNSIGNED_PATIENCE_MS;
  } catch {
    // Released meanwhile: the next try tells.
    return false;
  }
}

function busyMessage(lock: string): string {
  return `simulated: ${lock} is held by another process that does not let go; end that process`;
}
