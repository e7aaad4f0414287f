import type { CliContext } from "../cli/context";
import { previewsOnly, withoutRemove } from "./engine-arguments";
import { runEngineProcess } from "./engine-process";
import type { EngineRun } from "./engine-process";
import { sandboxEnvironment, withoutClouds } from "./engine-environment";
import { CachedCharts } from "./control-plane/cached-charts";
import { chooseClusters } from "./control-plane/choose-clusters";
import type { Clusters } from "./control-plane/cluster";
import type { SandboxClusters } from "./control-plane/sandbox-clusters";
import type { FaultSession } from "./faults/fault-session";
import { startFaults } from "./faults/start-faults";
import { placeLanguagePlugin } from "./language-host/placeholder-plugin";
import type { EngineOperation, EngineOptions } from "./operations";
import type { ApiServerOptions } from "./providers/kubernetes/api-server-provider";
import { recoverStack } from "./recovery/recover-stack";
import { type SandboxFolders, sandboxFolders, sandboxRoot } from "./sandbox-folders";
import { copyProject } from "./scratch-project";
import { type Simulation, startSimulation } from "./simulation";
import {
  ensureStack,
  guardState,
  hasResources,
  mendState,
  mendedState,
  removeStack,
  type SandboxStack,
} from "./stack-state";

type SandboxOptions = EngineOptions & Pick<EngineRun, "isInteractive">;

/** What one operation works with, while it lasts. */
interface Sandbox {
  readonly folders: SandboxFolders;
  readonly faults: FaultSession | undefined;
  readonly clusters: SandboxClusters | undefined;
  readonly simulation: Simulation;
}

/**
 * Runs an operation on simulated clouds: state, accounts and secrets of its own under `.sandbox/`,
 * and no way to a real account. A stack that was destroyed is gone altogether.
 *
 * @returns the CLI's exit code
 */
export async function runInSandbox(
  operation: EngineOperation,
  options: SandboxOptions,
  policyArguments: readonly string[],
): Promise<number> {
  const { context, engine, stack } = options;
  const folders = sandboxFolders(sandboxRoot(context.projectRoot, options.stateDir), stack);
  const configFile = copyProject(context.projectRoot, stack, folders, options.configFile);
  const args = [
    operation,
    ...["--stack", stack, "--config-file", configFile],
    ...policyArguments,
    ...answers(operation, options),
    // A destroyed stack is removed anyway, and its configuration is not ours to delete.
    ...withoutRemove(options.extraArgs ?? []),
  ];
  if (!engine.hasLanguageHost) placeLanguagePlugin(folders.home, engine.version);
  const sandbox = await startSandbox(options, folders);
  try {
    return await operate(operation, options, args, sandbox);
  } finally {
    sandbox.simulation.stop();
    await sandbox.clusters?.close();
  }
}

async function startSandbox(options: SandboxOptions, folders: SandboxFolders): Promise<Sandbox> {
  const { context, engine } = options;
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
  operation: EngineOperation,
  options: SandboxOptions,
  args: readonly string[],
  { folders, faults, clusters, simulation }: Sandbox,
): Promise<number> {
  const { context, engine, stack, isInteractive, adopt } = options;
  const { stderr, signal } = context;
  const env = { ...sandboxEnvironment(context.env, folders), ...simulation.environment };
  const state = { name: stack, engine, folders, env, signal };
  await ensureStack(state);
  if (mendState(state)) stderr.write(`simulated: ${mendedState(stack)}\n`);
  if (operation === "refresh") {
    await recoverStack({ stack: state, providers: simulation.providers, adopt, stderr });
  }
  stderr.write(`simulated: ${operation} of ${stack} on clouds that do not exist\n`);
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
  { stderr }: CliContext,
): Promise<void> {
  // A part of a stack can be destroyed, by `--target` or where something is protected.
  if (hasResources(stack)) return;
  await removeStack(stack);
  stderr.write(`simulated: the stack ${stack.name} itself is removed, too\n`);
  for (const name of (await clusters?.forgetAll()) ?? []) {
    stderr.write(`simulated: ${name} still runs, as \`sandbox start\` left it\n`);
  }
}

function clusterOptions(context: CliContext): ApiServerOptions {
  const notify = (line: string): void => void context.stderr.write(`${line}\n`);
  return { charts: new CachedCharts(context), notify };
}

function restartAll(clusters: Clusters): () => Promise<void> {
  return async () => {
    await Promise.all(clusters.names().map((name) => clusters.restart(name)));
  };
}

/** Without a terminal nobody can confirm; nothing real is at stake, so nobody has to. */
function answers(
  operation: EngineOperation,
  { isInteractive, extraArgs = [] }: SandboxOptions,
): readonly string[] {
  if (isInteractive) return [];
  const quiet = ["--non-interactive", "--suppress-progress"];
  return operation === "preview" || previewsOnly(extraArgs) ? quiet : [...quiet, "--yes"];
}
