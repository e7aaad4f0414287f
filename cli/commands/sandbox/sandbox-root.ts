import type { ProcessContext } from "../../../engine/process-context";
import { type StackFlags, stackPaths } from "../stack-options";

/** The folder that holds the sandbox's state: `--state-dir`, else `.sandbox` in the project. */
export async function rootOfSandbox(context: ProcessContext, flags: StackFlags): Promise<string> {
  const { sandboxRoot } = await import("../../../sandbox/index.js");
  return sandboxRoot(context.projectRoot, stackPaths(context, flags).stateDir);
}
