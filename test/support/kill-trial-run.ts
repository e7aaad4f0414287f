import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import path from "node:path";
import type { Readable } from "node:stream";
import { signalGroup } from "../../engine/process/run-process";
import type { TrialWork } from "./kill-trial-work";
import { ROOT } from "./repository";
import { WholeLines } from "./whole-lines";

/** How a process of a trial ended. */
export interface TrialRun {
  /** Exit code; null when a signal ended it. */
  readonly code: number | null;
  /** Everything that it printed. */
  readonly output: string;
  /** True when it had to be ended because it took too long. */
  readonly isStuck: boolean;
}

/** A healthy process takes a tenth of this on two busy cores. */
const PATIENCE_MS = 240_000;

/** How long the output of a process that ended is waited for. */
const LINGER_MS = 3000;

const PROCESS = path.join(ROOT, "test", "support", "kill-trial-process.ts");

/** How a process is run and watched. */
export interface TrialWatch {
  /** Milliseconds until it counts as stuck. */
  readonly patience?: number;
  /** Variables beside ours. */
  readonly env?: Readonly<Record<string, string>>;
  /** Asks the process to end, as Ctrl-C does; its end is waited for all the same. */
  readonly signal?: AbortSignal | undefined;
  /** Sees all output so far whenever there is more. */
  readonly onOutput?: (output: string) => void;
}

type TrialProcess = ChildProcessByStdio<null, Readable, Readable>;

/** Runs work in a process group of its own and waits for its end, at most so long. */
export async function runTrialProcess(work: TrialWork, watch: TrialWatch = {}): Promise<TrialRun> {
  watch.signal?.throwIfAborted();
  const child = startTrialProcess(work, watch);
  const interrupt = (): void => void child.kill("SIGINT");
  watch.signal?.addEventListener("abort", interrupt, { once: true });
  try {
    return await endOf(child, watch);
  } finally {
    watch.signal?.removeEventListener("abort", interrupt);
  }
}

function startTrialProcess(work: TrialWork, { env }: TrialWatch): TrialProcess {
  return spawn(process.execPath, ["--import", "tsx", PROCESS, JSON.stringify(work)], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
}

function endOf(child: TrialProcess, watch: TrialWatch): Promise<TrialRun> {
  let output = "";
  let isStuck = false;
  // The engine's output may stop in the middle of a line when a fault says that it happened.
  const collect = (lines: string): void => {
    output += lines;
    watch.onOutput?.(output);
  };
  const streams = [child.stdout, child.stderr].map((stream) => {
    const lines = new WholeLines(collect);
    stream.on("data", (chunk: Buffer) => lines.add(chunk));
    return lines;
  });
  const timer = setTimeout(() => {
    isStuck = true;
    signalGroup(child, "SIGKILL");
  }, watch.patience ?? PATIENCE_MS);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    let code: number | null = null;
    const finish = (): void => {
      for (const lines of streams) lines.flush();
      resolve({ code, output, isStuck });
    };
    child.once("exit", (exitCode) => {
      code = exitCode;
      clearTimeout(timer);
      // What a killed process leaves behind may hold its output open; what was said comes at once.
      setTimeout(finish, LINGER_MS);
    });
    child.once("close", finish);
  });
}
