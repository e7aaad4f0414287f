import type { ClusterExtra } from "./cluster";
import type { ClusterFiles } from "./cluster-files";
import { type ClusterPlan, ClusterRun, accessIfWritten, endPrograms } from "./cluster-run";
import { EXTRA_PROGRAMS } from "./extra-programs";
import { daemonProgram } from "./daemon-program";
import { type RunningState, readState, removeState, writeState } from "./running-state";
import type { Launch, RunningProgram } from "./running-program";
import { isReady } from "./server-request";

/**
 * The cluster that an earlier `orchestrate sandbox start` left running, or undefined where none runs
 * or it does not answer.
 */
export async function attachDaemon(plan: ClusterPlan): Promise<ClusterRun | undefined> {
  const state = readState(plan.files);
  if (state === undefined) return undefined;
  const programs = programsOf(plan.files, state).filter((program) => program.isRunning());
  const names = new Set(programs.map(({ name }) => name));
  if (!names.has("etcd") || !names.has("kube-apiserver")) return undefined;
  const extras = extrasAmong(programs);
  const access = accessIfWritten(plan.files, state.server, extras);
  if (access === undefined || !(await isReady(access))) return undefined;
  return new ClusterRun(plan, state.server, programs, extras);
}

/** The extras whose programs run, whatever a start that was interrupted has noted of them. */
export function extrasAmong(programs: readonly RunningProgram[]): ReadonlySet<ClusterExtra> {
  const names = new Set(programs.map(({ name }) => name));
  return new Set(EXTRAS.filter((extra) => names.has(EXTRA_PROGRAMS[extra])));
}

const EXTRAS: readonly ClusterExtra[] = ["controller-manager", "scheduler", "nodes"];

/**
 * Launches like `launch` and notes each program as soon as it runs, so that a start which is killed
 * outright leaves nothing that a later command could not find and end.
 */
export function recordingLaunch(files: ClusterFiles, launch: Launch): Launch {
  return (start) => {
    const program = launch(start);
    const known = readState(files);
    const { name, pid } = program;
    if (pid > 0) {
      writeState(files, {
        server: known?.server ?? "https://127.0.0.1:0",
        extras: known?.extras ?? [],
        programs: [...(known?.programs ?? []), { name, pid }],
        since: known?.since ?? new Date().toISOString(),
      });
    }
    return program;
  };
}

/** Notes what runs now, for later commands. */
export function recordDaemon(files: ClusterFiles, run: ClusterRun): void {
  writeState(files, {
    server: run.access.server,
    extras: [...run.access.extras],
    programs: run.programs.map(({ name, pid }) => ({ name, pid })),
    since: readState(files)?.since ?? new Date().toISOString(),
  });
}

/** Ends whatever an earlier start left running, answering or not. */
export async function endDaemon(files: ClusterFiles): Promise<void> {
  const state = readState(files);
  if (state !== undefined) await endPrograms(programsOf(files, state));
  removeState(files);
}

/** The programs of a state, running or not. */
export function programsOf(files: ClusterFiles, state: RunningState): readonly RunningProgram[] {
  return state.programs.map(({ name, pid }) => daemonProgram(name, pid, files.folder));
}
