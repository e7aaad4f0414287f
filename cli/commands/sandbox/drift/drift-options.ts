import type { Command } from "commander";
import type { ProcessContext } from "../../../../engine/process-context";
import { assertStackExists } from "../../../../plan/config/stack-names";
import type { SandboxFolders } from "../../../../sandbox";
import { addStateDir, type StackFlags } from "../../stack-options";
import { rootOfSandbox } from "../sandbox-root";

/** Which stack's simulated account is meant. */
export interface DriftFlags extends StackFlags {
  readonly stack: string;
}

/** Where objects in a cluster are changed instead, for the help texts. */
export const KUBERNETES_HINT = `
Objects in a sandbox cluster are changed with kubectl; \`orchestrate sandbox status\` shows how.`;

/** Adds `--stack` and `--state-dir`. */
export function addStack(command: Command): Command {
  return addStateDir(command.option("-s, --stack <stack>", "stack whose account it is", "dev"));
}

/** The sandbox's folders for the stack. */
export async function foldersOf(
  context: ProcessContext,
  flags: DriftFlags,
): Promise<SandboxFolders> {
  assertStackExists(context.projectRoot, flags.stack);
  const { sandboxFolders } = await import("../../../../sandbox/index.js");
  return sandboxFolders(await rootOfSandbox(context, flags), flags.stack);
}

/** The same folders, of a stack on which no operation is running. */
export async function idleFolders(
  context: ProcessContext,
  flags: DriftFlags,
): Promise<SandboxFolders> {
  const folders = await foldersOf(context, flags);
  const { assertIdle } = await import("../../../../sandbox/index.js");
  assertIdle(context.projectRoot, folders, flags.stack);
  return folders;
}
