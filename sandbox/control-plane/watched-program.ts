import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { leadsGroup, signalGroup } from "../../engine/process/run-process";
import { END_PATIENCE_MS, type ProgramStart, type RunningProgram } from "./running-program";

/**
 * Runs the program beside a reader of standard input. Each line names a signal to pass on; the end
 * of input means that the process that started it has ended, for any reason, so the program is killed, too.
 * The shell itself ignores being asked to end, so that it never leaves its program behind.
 */
const WATCHDOG = `
exec 3<&0
"$@" 3<&- </dev/null &
child=$!
trap : TERM INT
{ while read -r signal; do kill -"$signal" "$child"; done; kill -KILL "$child"; } <&3 2>/dev/null &
watch=$!
exec 3<&-
while wait "$child"; code=$?; kill -0 "$child" 2>/dev/null; do :; done
kill -KILL "$watch" 2>/dev/null
wait "$watch" 2>/dev/null
exit "$code"
`;

/**
 * Starts a program that lives no longer than this process: a small shell ends it even where this
 * process is killed outright.
 */
export function launchWatched(start: ProgramStart): RunningProgram {
  const log = openSync(start.log, "w", 0o600);
  const child = spawn("/bin/sh", ["-c", WATCHDOG, "sh", start.executable, ...start.args], {
    cwd: start.folder,
    stdio: ["pipe", log, log],
    detached: leadsGroup,
  });
  closeSync(log);
  child.on("error", ignore);
  // The watchdog may have ended before it reads its input.
  child.stdin?.on("error", ignore);
  return {
    name: start.name,
    pid: child.pid ?? 0,
    isRunning: () => isAlive(child),
    end: () => end(child, (): void => void child.stdin?.write("TERM\n")),
    kill: () => end(child, (): void => void child.stdin?.end()),
  };
}

async function end(child: ChildProcess, ask: () => void): Promise<void> {
  if (!isAlive(child)) return;
  const gone = once(child, "exit");
  ask();
  const insist = setTimeout(() => signalGroup(child, "SIGKILL"), END_PATIENCE_MS);
  await gone;
  clearTimeout(insist);
}

function isAlive(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

function ignore(): void {
  // Told by `isRunning`, which every waiter looks at.
}
