import type { Plan } from "../plan/model";
import type { CliContext } from "./context";
import { programEntry } from "./program-entry";
import { withProgramOutputOn } from "./program-output";
import { withProgress } from "./progress";
import { wantsStacks } from "./report-error";

/**
 * The plan of a stack of the project, made in this process.
 *
 * @param configFile - read instead of `Pulumi.<stack>.yaml`
 */
export async function planStack(
  context: CliContext,
  stack: string,
  configFile?: string,
): Promise<Plan> {
  const { loadStackConfig } = await import("../plan/config/stack-config.js");
  const config = loadStackConfig(context.projectRoot, stack, configFile);
  const entry = await programEntry(context.projectRoot);
  const plan = await withProgress(context, `planning ${stack}`, async () => {
    const { planProgram } = await import("../plan/engine/plan-program.js");
    return withProgramOutputOn(context.stderr, () =>
      planProgram({ ...config, entry, keepStacks: wantsStacks(context) }),
    );
  });
  context.signal.throwIfAborted();
  return plan;
}
