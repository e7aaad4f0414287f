import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { ToolchainError } from "../toolchain/toolchain-error";
import { isRunning } from "./run-process";

/** Linux shows processes as files, for which no program has to be installed. */
const hasProc = process.platform === "linux";

/** What a process was started as; empty where there is none, or nothing is left but its id. */
export function commandLineOf(pid: number): string {
  if (!hasProc) return askPs(pid, "args");
  return readProc(`${pid}/cmdline`).replaceAll("\0", " ").trim();
}

/** False once nothing of a process is left, even if its parent has not collected its exit code yet. */
export function hasRemains(pid: number): boolean {
  if (!hasProc) {
    const state = askPs(pid, "stat");
    return state !== "" && !state.startsWith("Z");
  }
  const { state, threads } = statOf(pid);
  // A zombie that still has threads still has its files and ports, too.
  return state !== undefined && (state !== "Z" || threads > 1);
}

/** Clocks are compared with tolerance: a process id is used again after hours, not seconds. */
const CLOCK_TOLERANCE_MS = 60_000;

/**
 * True where the process that had an id at a moment still has it: ids of ended processes are given
 * to new ones, and after a restart of the machine to any.
 *
 * @param since - milliseconds since 1970
 */
export function hasRunSince(pid: number, since: number): boolean {
  if (!isRunning(pid)) return false;
  const start = startOf(pid);
  return start === undefined || start <= since + CLOCK_TOLERANCE_MS;
}

/** When a process began, in milliseconds since 1970; undefined where it cannot be determined. */
function startOf(pid: number): number | undefined {
  try {
    const start = hasProc ? procStart(pid) : Date.parse(askPs(pid, "lstart"));
    return Number.isNaN(start) ? undefined : start;
  } catch {
    return undefined;
  }
}

/** The kernel counts for programs in hundredths of a second, whatever it does itself. */
const TICK_MS = 10;

function procStart(pid: number): number {
  const boot = /^btime (\d+)$/m.exec(readProc("stat"))?.[1];
  return Number(boot) * 1000 + statOf(pid).startTicks * TICK_MS;
}

/** The fields behind the name, which is in parentheses and may hold anything: proc_pid_stat(5). */
function statOf(pid: number) {
  const text = readProc(`${pid}/stat`);
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  return {
    state: state === "" ? undefined : state,
    threads: Number(fields[17]),
    startTicks: Number(fields[19]),
  };
}

function readProc(file: string): string {
  try {
    return readFileSync(`/proc/${file}`, "utf8");
  } catch {
    // The process has ended.
    return "";
  }
}

function askPs(pid: number, column: "args" | "lstart" | "stat"): string {
  const answer = spawnSync("ps", ["-ww", "-o", `${column}=`, "-p", String(pid)], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  if (answer.error === undefined) return answer.stdout.trim();
  throw new ToolchainError(
    `cannot run ps, which lists the running processes: ${answer.error.message}`,
  );
}
