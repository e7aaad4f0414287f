import { execFileSync } from "node:child_process";

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

function isOther(pid: number, stat: string | undefined): boolean {
  return pid !== process.pid && stat?.startsWith("Z") === false;
}
