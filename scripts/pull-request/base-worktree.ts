import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** As much as is shown of what a failed program said. */
const TAIL = 4_000;

/** Runs a program to its end; rejects with what it said on stderr, or when the signal is aborted. */
export type Run = (command: string, args: readonly string[], cwd: string) => Promise<string>;

/** A {@link Run} that ends its programs when the signal is aborted. */
export function runner(signal: AbortSignal): Run {
  return (command, args, cwd) =>
    new Promise((resolve, reject) => {
      const child = spawn(command, args, { cwd, signal, stdio: ["ignore", "pipe", "pipe"] });
      let stdout = "";
      let stderr = "";
      child.stdout.on("data", (chunk) => (stdout += String(chunk)));
      child.stderr.on("data", (chunk) => (stderr += String(chunk)));
      child.on("error", reject);
      child.on("close", (code) => {
        if (code === 0) resolve(stdout);
        else
          reject(
            new Error(
              `${command} ${args.join(" ")}: ${(stderr.trim() || stdout.trim()).slice(-TAIL) || `exit ${code}`}`,
            ),
          );
      });
    });
}

/** Checks a commit out beside the working copy, does the work there and takes the folder away. */
export async function withBaseWorktree<T>(
  root: string,
  ref: string,
  run: Run,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const parent = mkdtempSync(path.join(tmpdir(), "check-pr-"));
  const folder = path.join(parent, "base");
  try {
    await run("git", ["worktree", "add", "--detach", "--quiet", folder, ref], root);
    await installPackages(root, folder, run);
    return await work(folder);
  } finally {
    rmSync(parent, { recursive: true, force: true });
    // With a run of its own: after Ctrl-C the given one starts nothing any more.
    await runner(new AbortController().signal)("git", ["worktree", "prune"], root);
  }
}

/** The packages of the working copy serve the base too where both lock the same ones. */
async function installPackages(root: string, folder: string, run: Run): Promise<void> {
  const [ours, theirs] = [root, folder].map((each) =>
    readLock(path.join(each, "package-lock.json")),
  );
  if (ours === theirs && existsSync(path.join(root, "node_modules"))) {
    symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"), "dir");
    return;
  }
  await run("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], folder);
}

function readLock(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}
