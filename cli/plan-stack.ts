import type { ProcessContext } from "../engine/process-context";
import { withProgress } from "../engine/progress";
import { loadStackConfig } from "../plan/config/stack-config";
import type { Plan } from "../plan/model";
import { programEntry } from "./program-entry";
import { withProgramOutputOn } from "./program-output";
import { wantsStacks } from "./report-error";

/**
 * The plan of a stack of the project, made in this process.
 *
 * @param configFile - read instead of `Pulumi.<stack>.yaml`
 */
export async function planStack(
  context: ProcessContext,
  stack: string,
  configFile?: string,
): Promise<Plan> {
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
