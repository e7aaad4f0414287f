import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";

/** Everything that the outputs of scripts/build.mjs are made of. */
const SOURCES = [
  "index.ts",
  "components",
  "stacks",
  "plan",
  "policy",
  "engine",
  "cli",
  "sandbox",
  "scripts",
];

/** A build takes a second or two; a lock older than this was left by a killed process. */
const ABANDONED_AFTER_MS = 60_000;
const POLL_MS = 50;

/**
 * In a checkout, rebuilds `dist/` where a source is newer, so that a command never runs yesterday's
 * code. In an installed package there is nothing to build. Returns false where the build failed.
 */
export function refreshBuild(packageRoot: string): boolean {
  if (!isCheckout(packageRoot) || !isStale(packageRoot)) return true;
  return withBuildLock(packageRoot, () => !isStale(packageRoot) || build(packageRoot));
}

function isCheckout(packageRoot: string): boolean {
  return ["scripts/build.mjs", "node_modules/esbuild", "index.ts"].every((file) =>
    existsSync(path.join(packageRoot, file)),
  );
}

/** True where some source was written after the program was last translated. */
export function isStale(packageRoot: string): boolean {
  const built = modified(path.join(packageRoot, "dist", "index.js"));
  return SOURCES.some((source) => isNewer(path.join(packageRoot, source), built));
}

function isNewer(file: string, than: number): boolean {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (!stats.isDirectory()) return /\.(?:ts|mjs|cjs)$/.test(file) && stats.mtimeMs > than;
  return readdirSync(file)
    .filter((name) => name !== "dist" && name !== "node_modules")
    .some((name) => isNewer(path.join(file, name), than));
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function build(packageRoot: string): boolean {
  const script = path.join(packageRoot, "scripts", "build.mjs");
  const run = spawnSync(process.execPath, [script], {
    cwd: packageRoot,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return run.status === 0;
}

/** Two commands started at once build once: the second waits for the first. */
function withBuildLock(packageRoot: string, work: () => boolean): boolean {
  const lock = path.join(packageRoot, "dist", ".building");
  while (!tryLock(lock)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  try {
    return work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function tryLock(lock: string): boolean {
  mkdirSync(path.dirname(lock), { recursive: true });
  try {
    mkdirSync(lock);
    return true;
  } catch {
    const isAbandoned = Date.now() - modified(lock) > ABANDONED_AFTER_MS;
    if (isAbandoned) rmSync(lock, { recursive: true, force: true });
    return false;
  }
}
