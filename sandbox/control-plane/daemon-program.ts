import { spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import { commandLineOf, hasRemains } from "../../engine/process/process-facts";
import { isRunning } from "../../engine/process/run-process";
import {
  END_PATIENCE_MS,
  type ProgramName,
  type ProgramStart,
  type RunningProgram,
} from "./running-program";

const POLL_MS = 25;

/** Starts a program that goes on when this process ends. */
export function launchDaemon(start: ProgramStart): RunningProgram {
  const log = openSync(start.log, "w", 0o600);
  const child = spawn(start.executable, start.args, {
    cwd: start.folder,
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  child.unref();
  child.on("error", () => undefined);
  return daemonProgram(start.name, child.pid ?? 0, start.folder);
}

/**
 * A program that an earlier process started.
 *
 * @param folder - the cluster's folder, which the program's command line names: a process id that now
 *   belongs to somebody else is never touched
 */
export function daemonProgram(name: ProgramName, pid: number, folder: string): RunningProgram {
  const isOurs = (): boolean => pid > 0 && isRunning(pid) && commandLineOf(pid).includes(folder);
  return {
    name,
    pid,
    isRunning: isOurs,
    end: async () => {
      if (!isOurs() || (await endsAfter(pid, "SIGTERM", END_PATIENCE_MS))) return;
      await endsAfter(pid, "SIGKILL", END_PATIENCE_MS);
    },
    kill: async () => {
      if (isOurs()) await endsAfter(pid, "SIGKILL", END_PATIENCE_MS);
    },
  };
}

async function endsAfter(pid: number, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  const deadline = Date.now() + patience;
  try {
    process.kill(pid, signal);
  } catch {
    return true;
  }
  while (hasRemains(pid)) {
    if (Date.now() > deadline) return false;
    await delay(POLL_MS);
  }
  return true;
}
