import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { readProjectFile } from "../plan/config/project-file";
import { removeDeadLocks } from "./dead-locks";
import type { SandboxFolders } from "./sandbox-folders";
import { runProcess } from "./toolchain/run-process";
import type { ResolvedEngine } from "./toolchain/engine";
import { ToolchainError } from "./toolchain/toolchain-error";

/** A stack in the sandbox's own backend. */
export interface SandboxStack {
  readonly name: string;
  readonly engine: ResolvedEngine;
  readonly folders: SandboxFolders;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/**
 * Makes the stack in the backend unless it is there, in the copy of the project, never in it, and
 * frees it where a run was killed.
 */
export async function ensureStack(stack: SandboxStack): Promise<void> {
  const { folders, name } = stack;
  mkdirSync(folders.backend, { recursive: true });
  mkdirSync(folders.home, { recursive: true });
  const { name: project } = readProjectFile(folders.project);
  const file = path.join(folders.backend, ".pulumi", "stacks", project, `${name}.json`);
  removeDeadLocks(path.join(folders.backend, ".pulumi", "locks", "organization", project, name));
  if (existsSync(file)) return;
  await runQuietly(stack, ["stack", "init", name, "--no-select"]);
}

/** Removes the stack from the backend; its resources must be gone. */
export async function removeStack(stack: SandboxStack): Promise<void> {
  await runQuietly(stack, [
    "stack",
    "rm",
    stack.name,
    "--yes",
    "--preserve-config",
    "--remove-backups",
  ]);
}

async function runQuietly(stack: SandboxStack, args: readonly string[]): Promise<void> {
  const result = await runProcess({
    command: stack.engine.executable,
    args: [...args, "--non-interactive", "--color", "never"],
    cwd: stack.folders.project,
    env: stack.env,
    signal: stack.signal,
  });
  if (result.code === 0) return;
  const command = args.slice(0, 3).join(" ");
  throw new ToolchainError(`simulated: pulumi ${command} failed:\n${result.stderrTail}`);
}
