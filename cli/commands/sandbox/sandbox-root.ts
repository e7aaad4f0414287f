import type { CliContext } from "../../context";
import { type StackFlags, stackPlace } from "../stack-options";

/** The folder that holds the sandbox's state: `--state-dir`, else `.sandbox` in the project. */
export async function rootOfSandbox(context: CliContext, flags: StackFlags): Promise<string> {
  const { sandboxRoot } = await import("../../../sandbox/sandbox-folders.js");
  return sandboxRoot(context.projectRoot, stackPlace(context, flags).stateDir);
}
