import { type ChildProcess, spawn } from "node:child_process";
import { finished } from "node:stream/promises";
import { WithoutDebugEvents } from "./debug-events";
import { wantsJson } from "./engine-arguments";
import type { ProcessContext } from "./process-context";
import { leadsGroup, signalGroup } from "./process/run-process";
import { ToolchainError } from "./toolchain/toolchain-error";

/** One run of the Pulumi CLI whose output a person reads. */
export interface EngineRun {
  readonly executable: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** True where the CLI may ask questions and redraw: it then gets the terminal itself. */
  readonly isInteractive: boolean;
  /** Called when the CLI runs, with a function that kills it. @default - not called */
  readonly onStart?: ((kill: () => void) => void) | undefined;
}

/** After Ctrl-C the CLI finishes what it is doing; when it takes longer than this, it is ended. */
const CANCEL_PATIENCE_MS = 60_000;

/**
 * Runs the CLI, streams its output and returns its exit code. Ctrl-C reaches the CLI once, which
 * cancels the operation cleanly; the promise settles only when the CLI is gone.
 */
export async function runEngineProcess(run: EngineRun, context: ProcessContext): Promise<number> {
  context.signal.throwIfAborted();
  const { isInteractive } = run;
  const isJson = wantsJson(run.args);
  const child = spawn(run.executable, run.args, {
    cwd: run.cwd,
    env: { ...run.env },
    stdio: isInteractive ? "inherit" : ["ignore", "pipe", "pipe"],
    detached: leadsGroup && !isInteractive,
  });
  const events = isJson ? child.stdout?.pipe(new WithoutDebugEvents()) : child.stdout;
  events?.pipe(context.stdout, { end: false });
  child.stderr?.pipe(context.stderr, { end: false });
  run.onStart?.(() => killRun(child, isInteractive));
  const cancel = (): void => cancelRun(child, isInteractive);
  context.signal.addEventListener("abort", cancel, { once: true });
  try {
    const code = await exitCode(child, run.executable);
    if (events instanceof WithoutDebugEvents) await finished(events);
    return code;
  } finally {
    context.signal.removeEventListener("abort", cancel);
    killRun(child, isInteractive);
  }
}

/** Kills the CLI and what it started; on a terminal the CLI shares our process group, which is left alone. */
function killRun(child: ChildProcess, isInteractive: boolean): void {
  if (isInteractive) child.kill("SIGKILL");
  else signalGroup(child, "SIGKILL");
}

function cancelRun(child: ChildProcess, isInteractive: boolean): void {
  // On a terminal Ctrl-C has reached the CLI already, and a second signal would cut it off.
  if (!isInteractive) child.kill("SIGINT");
  const timer = setTimeout(() => child.kill("SIGKILL"), CANCEL_PATIENCE_MS);
  child.once("close", () => clearTimeout(timer));
}

function exitCode(child: ChildProcess, executable: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) => {
      reject(new ToolchainError(`cannot run ${executable}: ${error.message}`, { cause: error }));
    });
    child.once("close", (code) => resolve(code ?? 1));
  });
}
