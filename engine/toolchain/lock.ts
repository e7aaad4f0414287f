import { randomUUID } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { isPlainObject } from "../../components/core/pure/plain-object";
import { hasRunSince } from "../process/process-facts";

/** How a lock is waited for; the numbers are arguments so that tests need no patience. */
export interface LockOptions {
  readonly signal: AbortSignal;
  /** Called once, when somebody else holds the lock. */
  readonly onWait: (holder: string) => void;
  /** Milliseconds between two tries. */
  readonly pollInterval?: number;
  /** Milliseconds without a heartbeat after which a holder counts as gone. */
  readonly staleAfter?: number;
}

const LOCK_DEFAULTS = { pollInterval: 250, staleAfter: 30_000 } as const;

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** Tells one lock of a process from its next. */
  readonly id?: string;
  /** When it was taken, in milliseconds since 1970. */
  readonly since?: number;
}

/**
 * Runs `work` while holding the lock `file`, so that two installs at once build only once. A holder
 * that died is noticed by its process id, or, on another host, by a heartbeat that stopped.
 *
 * Failure mode: two waiters may take over the same dead lock at the same moment and both work. That
 * wastes time and breaks nothing, because installs end in an atomic rename.
 */
export async function withLock<T>(
  file: string,
  options: LockOptions,
  work: () => Promise<T>,
): Promise<T> {
  const release = await holdLock(file, options);
  try {
    return await work();
  } finally {
    await release();
  }
}

/**
 * Takes the lock `file` like {@link withLock}, for what outlives one function.
 *
 * @returns what frees the lock; the end of this process frees it as well
 */
export async function holdLock(file: string, options: LockOptions): Promise<() => Promise<void>> {
  const settings = { ...LOCK_DEFAULTS, ...options };
  await mkdir(path.dirname(file), { recursive: true });
  const id = await acquire(file, settings);
  const heartbeat = setInterval(() => void beat(file), settings.staleAfter / 3);
  heartbeat.unref();
  return async () => {
    clearInterval(heartbeat);
    // Another host may have taken it over meanwhile.
    if ((await readHolder(file))?.id === id) await rm(file, { force: true });
  };
}

/** @returns what tells this lock from another one */
async function acquire(file: string, options: Required<LockOptions>): Promise<string> {
  const id = randomUUID();
  let waiting = false;
  while (!(await tryCreate(file, id))) {
    options.signal.throwIfAborted();
    const holder = await readHolder(file);
    if (await isStale(file, holder, options.staleAfter)) {
      await discard(file);
      continue;
    }
    if (!waiting)
      options.onWait(holder === undefined ? "another install" : `process ${holder.pid}`);
    waiting = true;
    await delay(options.pollInterval, undefined, { signal: options.signal });
  }
  return id;
}

/** Written beside the lock and linked to its name: every reader of the lock sees its holder too. */
async function tryCreate(file: string, id: string): Promise<boolean> {
  const holder: Holder = { pid: process.pid, host: os.hostname(), id, since: Date.now() };
  const written = `${file}.${randomUUID()}`;
  try {
    await writeFile(written, JSON.stringify(holder));
    await link(written, file);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  } finally {
    await rm(written, { force: true });
  }
}

async function readHolder(file: string): Promise<Holder | undefined> {
  try {
    const holder: unknown = JSON.parse(await readFile(file, "utf8"));
    return isHolder(holder) ? holder : undefined;
  } catch {
    // Just released, or not a lock of ours: the age of the file decides.
    return undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  return (
    isPlainObject(value) &&
    typeof value.pid === "number" &&
    typeof value.host === "string" &&
    (value.id === undefined || typeof value.id === "string") &&
    (value.since === undefined || typeof value.since === "number")
  );
}

async function isStale(
  file: string,
  holder: Holder | undefined,
  staleAfter: number,
): Promise<boolean> {
  // A holder here is seen; one that is busy or asleep may miss its heartbeats.
  if (holder?.host === os.hostname()) return !hasRunSince(holder.pid, holder.since ?? Infinity);
  try {
    return Date.now() - (await stat(file)).mtimeMs > staleAfter;
  } catch {
    return false;
  }
}

/** Moves a dead lock aside in one step, so that a fresh one of the same name is never deleted. */
async function discard(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
    await rm(aside, { force: true });
  } catch (error) {
    if (!hasCode(error, "ENOENT")) throw error;
  }
}

async function beat(file: string): Promise<void> {
  const now = new Date();
  await utimes(file, now, now).catch(() => undefined);
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
