import { existsSync } from "node:fs";
import type { EngineStack } from "../../engine/clouds";
import type { ProcessContext } from "../../engine/process-context";
import { assertStackExists } from "../../plan/config/stack-names";
import { lockHolders } from "../dead-locks";
import { sandboxEnvironment } from "../sandbox-environment";
import { sandboxFolders, sandboxRoot } from "../sandbox-folders";
import {
  lockFolder,
  repairedState,
  repairState,
  runInBackend,
  type SandboxStack,
  stackExists,
} from "../stack-state";

/**
 * Releases the locks of an interrupted operation on a simulated stack; succeeds where there are none.
 * An operation that is still running keeps its lock: that is exit code 1.
 */
export async function cancelInSandbox(
  { context, engine, stack: name }: EngineStack,
  stateDir: string | undefined,
): Promise<number> {
  const folders = sandboxFolders(sandboxRoot(context.projectRoot, stateDir), name);
  const env = sandboxEnvironment(context.env, folders);
  const stack = { name, engine, folders, env, signal: context.signal };
  if (!existsSync(folders.project) || !stackExists(stack)) {
    assertStackExists(context.projectRoot, name);
    return say(context, `nothing to cancel, there is no state of ${name}`);
  }
  const [holder] = lockHolders(lockFolder(stack));
  if (holder !== undefined) return refuse(context, name, holder);
  if (repairState(stack)) say(context, repairedState(name));
  await cancelInBackend(stack);
  return say(context, `${name} is free; \`orchestrate refresh --stack ${name}\` is next`);
}

async function cancelInBackend(stack: SandboxStack): Promise<void> {
  await runInBackend(stack, ["cancel", "--stack", stack.name, "--yes"]);
}

function say({ stderr }: ProcessContext, what: string): number {
  stderr.write(`simulated: ${what}\n`);
  return 0;
}

function refuse({ stderr }: ProcessContext, stack: string, holder: number): number {
  stderr.write(
    `simulated: process ${holder} is still working on ${stack}; stop it with Ctrl-C, or kill it, first\n`,
  );
  return 1;
}
