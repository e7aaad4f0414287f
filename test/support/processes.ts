import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";

/** Processes whose command line holds a text, zombies left out. */
export function processesWith(text: string): readonly number[] {
  const lines = execFileSync("ps", ["-ww", "-eo", "pid=,stat=,args="], { encoding: "utf8" });
  return lines
    .split("\n")
    .map((line) => /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((match) => match !== null)
    .filter(([, pid, stat, args]) => isOther(Number(pid), stat) && args?.includes(text) === true)
    .map(([, pid]) => Number(pid));
}

/** Processes that inherited a variable; looked up where the system shows environments. */
export function processesWithVariable(variable: string): readonly string[] {
  if (!existsSync("/proc")) return [];
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => readEnvironment(pid).includes(variable));
}

function readEnvironment(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    // Gone since, or somebody else's.
    return "";
  }
}

function isOther(pid: number, stat: string | undefined): boolean {
  return pid !== process.pid && stat?.startsWith("Z") === false;
}
