import { existsSync } from "node:fs";
import type { CliContext } from "../../cli/context";
import { EXIT, type ExitCode } from "../../cli/exit-codes";
import { assertStackExists } from "../../plan/config/stack-names";
import { runOnCloud } from "../cloud-operation";
import { lockHolders } from "../dead-locks";
import { sandboxEnvironment } from "../engine-environment";
import type { EngineOptions } from "../operations";
import { sandboxFolders, sandboxRoot } from "../sandbox-folders";
import { lockFolder, mendState, mendedState, runInBackend, stackExists } from "../stack-state";
import type { SandboxStack } from "../stack-state";

/** A stack to free. */
export type CancelOptions = Pick<
  EngineOptions,
  "context" | "engine" | "stack" | "stateDir" | "cloud"
>;

/**
 * Takes the locks of an interrupted operation off a stack. Fine where there are none. In the sandbox
 * an operation that still runs is not pulled away from under its feet: that is exit code 1.
 */
export async function cancelStack(options: CancelOptions): Promise<ExitCode> {
  const code = options.cloud ? await cancelOnCloud(options) : await cancelInSandbox(options);
  return code === 0 ? EXIT.ok : EXIT.found;
}

async function cancelOnCloud(options: CancelOptions): Promise<number> {
  assertStackExists(options.context.projectRoot, options.stack);
  const extraArgs = ["--yes"];
  return runOnCloud("cancel", { ...options, extraArgs, isInteractive: false }, []);
}

async function cancelInSandbox({
  context,
  engine,
  stack: name,
  stateDir,
}: CancelOptions): Promise<number> {
  const folders = sandboxFolders(sandboxRoot(context.projectRoot, stateDir), name);
  const env = sandboxEnvironment(context.env, folders);
  const stack = { name, engine, folders, env, signal: context.signal };
  if (!existsSync(folders.project) || !stackExists(stack)) {
    assertStackExists(context.projectRoot, name);
    return say(context, `nothing to cancel, there is no state of ${name}`);
  }
  const [holder] = lockHolders(lockFolder(stack));
  if (holder !== undefined) return refuse(context, name, holder);
  if (mendState(stack)) say(context, mendedState(name));
  await cancelInBackend(stack);
  return say(context, `${name} is free; \`orchestrate refresh --stack ${name}\` is next`);
}

async function cancelInBackend(stack: SandboxStack): Promise<void> {
  await runInBackend(stack, ["cancel", "--stack", stack.name, "--yes"]);
}

function say({ stderr }: CliContext, what: string): number {
  stderr.write(`simulated: ${what}\n`);
  return 0;
}

function refuse({ stderr }: CliContext, stack: string, holder: number): number {
  stderr.write(
    `simulated: process ${holder} still works on ${stack}; end it with Ctrl-C, or kill it, first\n`,
  );
  return 1;
}
