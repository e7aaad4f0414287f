import type { ControlPlanePrograms } from "../toolchain/control-plane";
import {
  installControllerManager,
  installNodeSimulator,
  installScheduler,
} from "../toolchain/cluster-extras";
import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";
import type { ClusterAccess, ClusterExtra } from "./cluster";
import { attachDaemon, endDaemon, recordDaemon, recordingLaunch } from "./cluster-daemon";
import type { ClusterFiles } from "./cluster-files";
import { prepareFolder } from "./cluster-folder";
import { withClusterLock } from "./cluster-lock";
import { type ClusterPlan, ClusterRun } from "./cluster-run";
import { launchDaemon } from "./daemon-program";
import {
  type ExtraStart,
  controllerManagerStart,
  nodeSimulatorStart,
  schedulerStart,
} from "./extra-programs";
import { ensureSeed } from "./seed";
import { registerNodes } from "./simulated-nodes";

/** A cluster that is to run until somebody stops it. */
export interface DaemonRequest {
  readonly name: string;
  readonly files: ClusterFiles;
  readonly programs: ControlPlanePrograms;
  readonly extras: ReadonlySet<ClusterExtra>;
}

/** A cluster that runs now. */
export interface StartedDaemon {
  readonly access: ClusterAccess;
  /** False where it ran already. */
  readonly isNew: boolean;
}

type MakeExtra = (access: ClusterAccess) => ExtraStart;

/**
 * Makes a cluster run until {@link stopDaemon}, with at least the extras that are asked for; one that
 * runs already is left as it is. Programs are built before anything starts. Where the start is
 * interrupted or fails, nothing of it is left running.
 */
export async function startDaemon(
  request: DaemonRequest,
  context: ToolchainContext,
): Promise<StartedDaemon> {
  const { name, files, programs } = request;
  const extras = await installExtras(request, context);
  const seed = await ensureSeed(programs, context);
  const plan: ClusterPlan = {
    name,
    files,
    programs,
    launch: recordingLaunch(files, launchDaemon),
    signal: context.signal,
  };
  return withClusterLock(files, context, async () => {
    const running = await attachDaemon(plan);
    if (running === undefined) await endDaemon(files);
    try {
      const run = running ?? (await startFresh(plan, seed));
      const needsNodes = request.extras.has("nodes") && !run.access.extras.has("nodes");
      if (needsNodes) await registerNodes(run.access);
      for (const makeExtra of extras) {
        context.signal.throwIfAborted();
        run.addExtra(makeExtra(run.access));
      }
      context.signal.throwIfAborted();
      recordDaemon(files, run);
      return { access: run.access, isNew: running === undefined };
    } catch (error) {
      if (running === undefined) await endDaemon(files);
      throw error;
    }
  });
}

/** Ends a cluster that was left running; its objects stay for the next start. */
export async function stopDaemon(files: ClusterFiles, context: ToolchainContext): Promise<void> {
  await withClusterLock(files, context, () => endDaemon(files));
}

async function startFresh(plan: ClusterPlan, seed: string): Promise<ClusterRun> {
  await prepareFolder(plan.files, () => Promise.resolve(seed));
  return ClusterRun.start(plan);
}

/** Builds what is asked for and missing, one after the other. */
async function installExtras(
  { files, extras }: DaemonRequest,
  context: ToolchainContext,
): Promise<readonly MakeExtra[]> {
  const makers: MakeExtra[] = [];
  if (extras.has("controller-manager")) {
    const program = await installControllerManager(context);
    makers.push((access) => controllerManagerStart(files, access, program));
  }
  if (extras.has("scheduler")) {
    const program = await installScheduler(context);
    makers.push((access) => schedulerStart(files, access, program));
  }
  if (extras.has("nodes")) {
    const simulator = await installNodeSimulator(context);
    makers.push(() => nodeSimulatorStart(files, simulator));
  }
  return makers;
}
