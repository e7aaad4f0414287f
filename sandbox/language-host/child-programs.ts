import { type ChildProcess, spawn } from "node:child_process";
import type { Readable } from "node:stream";
import { endGroup, leadsGroup } from "../../engine/process/run-process";

type Environment = Readonly<Record<string, string | undefined>>;

/** A node process with its output piped to us. */
export interface ChildProgram {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** Its exit code; 1 when a signal ended it or it could not be started. */
  readonly ended: Promise<number>;
  /** Asks it and everything it started to end. */
  readonly end: () => void;
}

/** Starts node processes and can end all that still run, so that nothing outlives the host. */
export class ChildPrograms {
  private readonly running = new Set<ChildProcess>();
  private readonly env: Environment;

  /** @param env - environment of every process, before what a run adds to it */
  constructor(env: Environment) {
    this.env = env;
  }

  /** Runs node in `cwd` with `extra` on top of the host's environment. */
  start(args: readonly string[], cwd: string, extra: Environment): ChildProgram {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...this.env, ...extra },
      // The channel carries nothing; that it closes tells a child that we are gone.
      stdio: ["ignore", "pipe", "pipe", "ipc"],
      detached: leadsGroup,
    });
    const { stdout, stderr } = child;
    if (stdout === null || stderr === null) throw new Error("node was started without its output");
    child.channel?.unref();
    this.running.add(child);
    child.once("close", () => this.running.delete(child));
    return { stdout, stderr, ended: exitCodeOf(child), end: () => endGroup(child, "SIGTERM") };
  }

  /** Ends everything that still runs, at once. */
  endAll(): void {
    for (const child of this.running) endGroup(child, "SIGKILL");
  }
}

function exitCodeOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}
