import type { OperationRequest } from "../engine/clouds";
import { previewsOnly, withoutRemove } from "../engine/engine-arguments";
import { runEngineProcess } from "../engine/engine-process";
import type { ProcessContext } from "../engine/process-context";
import { CachedCharts } from "./control-plane/cached-charts";
import { chooseClusters, type KubernetesMode } from "./control-plane/choose-clusters";
import type { Clusters } from "./control-plane/cluster";
import type { SandboxClusters } from "./control-plane/sandbox-clusters";
import type { Faults } from "./faults/fault-schema";
import type { FaultSession } from "./faults/fault-session";
import { startFaults } from "./faults/start-faults";
import { placeLanguagePlugin } from "./language-host/placeholder-plugin";
import type { ApiServerOptions } from "./providers/kubernetes/api-server-provider";
import type { CheckObserver } from "./providers/provider-service";
import { recoverStack } from "./recovery/recover-stack";
import { sandboxEnvironment, withoutClouds } from "./sandbox-environment";
import { type SandboxFolders, sandboxFolders, sandboxRoot } from "./sandbox-folders";
import { copyProject } from "./scratch-project";
import { type Simulation, startSimulation } from "./simulation";
import {
  ensureStack,
  guardState,
  hasResources,
  removeStack,
  repairedState,
  repairState,
  type SandboxStack,
} from "./stack-state";

/** How the simulated clouds of a stack behave, and where they are kept. */
export interface SandboxOptions {
  /** Where simulated state is kept. @default `.sandbox` in the project */
  readonly stateDir?: string | undefined;
  /**
   * What stands behind the kubernetes provider: a real API server, or a journal of objects.
   * @default - an API server where one is built, unless the stack has recorded objects
   */
  readonly kubernetes?: KubernetesMode | undefined;
  /** Sees what the engine sends to each simulated provider's Check. */
  readonly onCheck?: CheckObserver | undefined;
  /** A refresh takes into the state what exists and is not in it. @default false */
  readonly adopt?: boolean | undefined;
  /** What goes wrong during an operation. @default - nothing */
  readonly faults?: Faults | undefined;
}

/** What one operation works with, while it lasts. */
interface Sandbox {
  readonly folders: SandboxFolders;
  readonly faults: FaultSession | undefined;
  readonly clusters: SandboxClusters | undefined;
  readonly simulation: Simulation;
}

/**
 * Runs an operation on simulated clouds: separate state, accounts and secrets under `.sandbox/`,
 * and no access to a real account. A destroyed stack is removed completely.
 *
 * @returns the CLI's exit code
 */
export async function runInSandbox(
  request: OperationRequest,
  options: SandboxOptions,
): Promise<number> {
  const { operation, context, engine, stack } = request;
  const folders = sandboxFolders(sandboxRoot(context.projectRoot, options.stateDir), stack);
  const configFile = copyProject(context.projectRoot, stack, folders, request.configFile);
  const args = [
    operation,
    ...["--stack", stack, "--config-file", configFile],
    ...request.policyArguments,
    ...answers(request),
    // A destroyed stack is removed anyway, and its configuration is not ours to delete.
    ...withoutRemove(request.extraArgs),
  ];
  if (!engine.hasLanguageHost) placeLanguagePlugin(folders.home, engine.version);
  const sandbox = await startSandbox(request, options, folders);
  try {
    return await operate(request, args, sandbox, options.adopt);
  } finally {
    sandbox.simulation.stop();
    await sandbox.clusters?.close();
  }
}

async function startSandbox(
  { context, engine }: OperationRequest,
  options: SandboxOptions,
  folders: SandboxFolders,
): Promise<Sandbox> {
  const faults = startFaults(options.faults, context.stderr, folders);
  const clusters = await chooseClusters(options.kubernetes, folders, context);
  if (faults !== undefined) faults.victims.restartApiServers = clusters && restartAll(clusters);
  const simulation = await startSimulation({
    projectRoot: context.projectRoot,
    accountFolder: folders.accounts,
    programEnvironment: engine.hasLanguageHost ? undefined : withoutClouds(context.env),
    onCheck: options.onCheck,
    clusters: clusters && { clusters, options: clusterOptions(context) },
    faults,
  });
  return { folders, faults, clusters, simulation };
}

async function operate(
  { operation, context, engine, stack, isInteractive }: OperationRequest,
  args: readonly string[],
  { folders, faults, clusters, simulation }: Sandbox,
  adopt: boolean | undefined,
): Promise<number> {
  const { stderr, signal } = context;
  const env = { ...sandboxEnvironment(context.env, folders), ...simulation.environment };
  const state = { name: stack, engine, folders, env, signal };
  await ensureStack(state);
  if (repairState(state)) stderr.write(`simulated: ${repairedState(stack)}\n`);
  if (operation === "refresh") {
    await recoverStack({ stack: state, providers: simulation.providers, adopt, stderr });
  }
  stderr.write(`simulated: ${operation} of ${stack}; no real cloud is used\n`);
  const run = { executable: engine.executable, args, cwd: context.projectRoot, env };
  const onStart = faults && ((kill: () => void) => void (faults.victims.killEngine = kill));
  const code = await guarded(state, () =>
    runEngineProcess({ ...run, isInteractive, onStart }, context),
  );
  if (operation === "destroy" && code === 0 && !previewsOnly(args)) {
    await removeEverything(state, clusters, context);
  }
  return code;
}

async function guarded<Result>(stack: SandboxStack, work: () => Promise<Result>): Promise<Result> {
  const keeper = guardState(stack);
  try {
    return await work();
  } finally {
    keeper.stop();
  }
}

async function removeEverything(
  stack: SandboxStack,
  clusters: SandboxClusters | undefined,
  { stderr }: ProcessContext,
): Promise<void> {
  // A part of a stack can be destroyed, by `--target` or where something is protected.
  if (hasResources(stack)) return;
  await removeStack(stack);
  stderr.write(`simulated: the stack ${stack.name} is removed as well\n`);
  for (const name of (await clusters?.forgetAll()) ?? []) {
    stderr.write(`simulated: ${name} is still running, as \`sandbox start\` left it\n`);
  }
}

function clusterOptions(context: ProcessContext): ApiServerOptions {
  const notify = (line: string): void => void context.stderr.write(`${line}\n`);
  return { charts: new CachedCharts(context), notify };
}

function restartAll(clusters: Clusters): () => Promise<void> {
  return async () => {
    await Promise.all(clusters.names().map((name) => clusters.restart(name)));
  };
}

/** Without a terminal there is no confirmation; nothing real can be lost, so none is needed. */
function answers({ operation, isInteractive, extraArgs }: OperationRequest): readonly string[] {
  if (isInteractive) return [];
  const quiet = ["--non-interactive", "--suppress-progress"];
  return operation === "preview" || previewsOnly(extraArgs) ? quiet : [...quiet, "--yes"];
}
