import path from "node:path";
import type { CliContext } from "../../context";
import { type StackFlags, stackPlace } from "../stack-options";

/** The folder that holds the sandbox's state: `--state-dir`, else `.sandbox` in the project. */
export async function sandboxRoot(context: CliContext, flags: StackFlags): Promise<string> {
  const { SANDBOX_FOLDER } = await import("../../../sandbox/sandbox-folders.js");
  const { stateDir } = stackPlace(context, flags);
  return stateDir ?? path.join(context.projectRoot, SANDBOX_FOLDER);
}
