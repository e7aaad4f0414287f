import path from "node:path";
import { runEngineProcess } from "./engine-process";
import type { EngineRun } from "./engine-process";
import { sandboxEnvironment, withoutClouds } from "./engine-environment";
import { placeLanguagePlugin } from "./language-host/placeholder-plugin";
import type { EngineOperation, EngineOptions } from "./operations";
import { SANDBOX_FOLDER, sandboxFolders } from "./sandbox-folders";
import { copyProject } from "./scratch-project";
import { startSimulation } from "./simulation";
import { ensureStack, removeStack } from "./stack-state";

type SandboxOptions = EngineOptions & Pick<EngineRun, "isInteractive">;

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
  const root = options.stateDir ?? path.join(context.projectRoot, SANDBOX_FOLDER);
  const folders = sandboxFolders(root, stack);
  const configFile = copyProject(context.projectRoot, stack, folders);
  if (!engine.hasLanguageHost) placeLanguagePlugin(folders.home, engine.version);
  const simulation = await startSimulation({
    projectRoot: context.projectRoot,
    accountFolder: folders.accounts,
    programEnvironment: engine.hasLanguageHost ? undefined : withoutClouds(context.env),
    onCheck: options.onCheck,
  });
  const env = { ...sandboxEnvironment(context.env, folders), ...simulation.environment };
  const state = { name: stack, engine, folders, env, signal: context.signal };
  try {
    await ensureStack(state);
    context.stderr.write(`simulated: ${operation} of ${stack} on clouds that do not exist\n`);
    const args = [
      operation,
      ...["--stack", stack, "--config-file", configFile],
      ...policyArguments,
      ...answers(operation, options.isInteractive),
      ...(options.extraArgs ?? []),
    ];
    const { isInteractive } = options;
    const run = { executable: engine.executable, args, cwd: context.projectRoot, env };
    const code = await runEngineProcess({ ...run, isInteractive }, context);
    if (operation === "destroy" && code === 0) {
      await removeStack(state);
      context.stderr.write(`simulated: the stack ${stack} itself is removed, too\n`);
    }
    return code;
  } finally {
    simulation.stop();
  }
}

/** Without a terminal nobody can confirm; nothing real is at stake, so nobody has to. */
function answers(operation: EngineOperation, isInteractive: boolean): readonly string[] {
  if (isInteractive) return [];
  const quiet = ["--non-interactive", "--suppress-progress"];
  return operation === "preview" ? quiet : [...quiet, "--yes"];
}
