import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { isPlainObject } from "../components/core/pure/plain-object";
import { runProcess } from "../engine/process/run-process";
import type { ResolvedEngine } from "../engine/toolchain/find-engine";
import { ToolchainError } from "../engine/toolchain/toolchain-error";
import { readProjectFile } from "../plan/config/project-file";
import { removeDeadLocks } from "./dead-locks";
import type { SandboxFolders } from "./sandbox-folders";
import { keepWholeState, restoreWholeState, type StateKeeper } from "./whole-state";

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
  removeDeadLocks(lockFolder(stack));
  if (stackExists(stack)) return;
  await runInBackend(stack, ["stack", "init", name, "--no-select"]);
}

/** True when the backend has a state of the stack. */
export function stackExists(stack: SandboxStack): boolean {
  return existsSync(stateFile(stack));
}

/** True when the state lists something; a state that cannot be read may. */
export function hasResources(stack: SandboxStack): boolean {
  try {
    const state: unknown = JSON.parse(readFileSync(stateFile(stack), "utf8"));
    return resourceCount(state) > 0;
  } catch {
    return true;
  }
}

/** Watches over the state while an engine works on it; {@link repairState} uses what it keeps. */
export function guardState(stack: SandboxStack): StateKeeper {
  return keepWholeState(stateFile(stack), stateCopy(stack));
}

/**
 * Puts the last whole state back where the present one was cut off.
 *
 * @returns true when it did: what was created since is known to the clouds only
 */
export function repairState(stack: SandboxStack): boolean {
  return restoreWholeState(stateFile(stack), stateCopy(stack));
}

/** What {@link repairState} did, for a person. */
export function repairedState(stack: string): string {
  return (
    `the state of ${stack} was cut off while it was written; the last complete copy is restored; ` +
    `\`orchestrate refresh --stack ${stack} --adopt\` takes over what was created since`
  );
}

function stateFile({ folders, name }: SandboxStack): string {
  const { name: project } = readProjectFile(folders.project);
  return path.join(folders.backend, ".pulumi", "stacks", project, `${name}.json`);
}

function stateCopy({ folders }: SandboxStack): string {
  return path.join(folders.accounts, "last-whole-state.json");
}

/** Where the backend keeps the locks on the stack. */
export function lockFolder({ folders, name }: SandboxStack): string {
  const { name: project } = readProjectFile(folders.project);
  return path.join(folders.backend, ".pulumi", "locks", "organization", project, name);
}

function resourceCount(state: unknown): number {
  const checkpoint = isPlainObject(state) ? state.checkpoint : undefined;
  const latest = isPlainObject(checkpoint) ? checkpoint.latest : undefined;
  const resources = isPlainObject(latest) ? latest.resources : undefined;
  return Array.isArray(resources) ? resources.length : 0;
}

/** Removes the stack from the backend; its resources must be gone. */
export async function removeStack(stack: SandboxStack): Promise<void> {
  await runInBackend(stack, [
    "stack",
    "rm",
    stack.name,
    "--yes",
    "--preserve-config",
    "--remove-backups",
  ]);
  rmSync(stateCopy(stack), { force: true });
}

/** Runs a command on the sandbox's own backend and returns what it prints. */
export async function runInBackend(stack: SandboxStack, args: readonly string[]): Promise<string> {
  const result = await runProcess({
    command: stack.engine.executable,
    args: [...args, "--non-interactive", "--color", "never"],
    cwd: stack.folders.project,
    env: stack.env,
    signal: stack.signal,
  });
  if (result.code === 0) return result.stdout;
  const command = args.slice(0, 3).join(" ");
  throw new ToolchainError(`simulated: pulumi ${command} failed:\n${result.stderrTail}`);
}
