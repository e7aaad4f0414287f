import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { ToolchainError } from "../toolchain/toolchain-error";

/** A program to run to its end. */
export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  /** What the program reads on stdin. @default - nothing */
  readonly input?: string;
  /** Each line of stdout or stderr as it comes. */
  readonly onLine?: (line: string) => void;
}

/** How a program ended. */
export interface ProcessResult {
  readonly code: number;
  readonly stdout: string;
  /** The last lines of stderr, enough to say why. */
  readonly stderrTail: string;
}

const TAIL_LINES = 15;

/**
 * Runs a program without a shell and waits for it. It leads its own process group: an abort
 * ends the whole group (compilers included), and the returned promise settles once it is gone.
 */
export async function runProcess(request: ProcessRequest): Promise<ProcessResult> {
  request.signal.throwIfAborted();
  const child = spawn(request.command, request.args, {
    cwd: request.cwd,
    env: { ...request.env },
    stdio: ["pipe", "pipe", "pipe"],
    detached: leadsGroup,
  });
  feed(child.stdin, request.input);
  const stdout: string[] = [];
  const stderr: string[] = [];
  collectLines(child.stdout, stdout, request.onLine);
  collectLines(child.stderr, stderr, request.onLine);
  const abort = (): void => endGroup(child, "SIGKILL");
  request.signal.addEventListener("abort", abort, { once: true });
  try {
    const code = await exitCode(child, request.command);
    request.signal.throwIfAborted();
    return { code, stdout: stdout.join("\n"), stderrTail: stderr.slice(-TAIL_LINES).join("\n") };
  } finally {
    request.signal.removeEventListener("abort", abort);
  }
}

/** Windows has no process groups; there the program alone is ended. */
export const leadsGroup = process.platform !== "win32";

/** Sends a signal to a program that still runs and to everything it started. */
export function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) signalGroup(child, signal);
}

/** Like {@link endGroup}, also when the program itself is gone but what it started may not be. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    if (leadsGroup) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // No process is left in the group, which is the aim.
  }
}

/**
 * True while a process of that id runs, of any user. One that was killed and not yet waited for
 * still has an id, but does not run.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isDefunct(pid);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Read from the state after the name in parentheses; only Linux shows it in a file. */
function isDefunct(pid: number): boolean {
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}

function feed(stdin: Writable, input: string | undefined): void {
  // A program that ends without reading says why by its exit code.
  stdin.on("error", () => undefined);
  stdin.end(input);
}

function collectLines(
  stream: Readable,
  lines: string[],
  onLine: ((line: string) => void) | undefined,
): void {
  createInterface({ input: stream }).on("line", (line) => {
    lines.push(line);
    onLine?.(line);
  });
}

function exitCode(child: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      reject(new ToolchainError(`cannot run ${command}: ${error.message}`, { cause: error }));
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
}
