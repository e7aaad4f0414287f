import { spawn } from "node:child_process";
import type { ChildProcessByStdio } from "node:child_process";
import type { Readable } from "node:stream";
import { endGroup, leadsGroup } from "../toolchain/run-process";

type Environment = Readonly<Record<string, string | undefined>>;

/** A node process with its output piped to us. */
export type ChildProgram = ChildProcessByStdio<null, Readable, Readable>;

/** Starts node processes and can end all that still run, so that nothing outlives the host. */
export class ChildPrograms {
  private readonly running = new Set<ChildProgram>();
  private readonly env: Environment;

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
    child.channel?.unref();
    this.running.add(child);
    child.once("close", () => this.running.delete(child));
    return child;
  }

  /** Ends everything that still runs. */
  endAll(): void {
    for (const child of this.running) endGroup(child, "SIGKILL");
  }
}

/** The exit code of a child; 1 when a signal ended it or it could not be started. */
export function exitCodeOf(child: ChildProgram): Promise<number> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(1));
    child.once("close", (code) => resolve(code ?? 1));
  });
}
