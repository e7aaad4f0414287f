import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import { cancelStack } from "../../engine/operations";
import type { ProcessContext } from "../../engine/process-context";
import type { ActionRunner } from "../verb";
import { addCloud, type CloudFlags, cloudsOf } from "./cloud-options";
import { obtainEngine, reportingToolchain } from "./engine-access";
import { addStateDir, type StackFlags, stackPaths } from "./stack-options";

interface CancelFlags extends StackFlags, CloudFlags {
  readonly stack: string;
}

const EXAMPLES = `
Succeeds where there is nothing to cancel. Afterwards \`orchestrate refresh\` compares the state with
what exists; docs/runbooks/recover-an-interrupted-update.md describes all steps.

Examples:
  $ orchestrate cancel
  $ orchestrate cancel --stack prod --cloud`;

/** `orchestrate cancel`: frees a stack whose operation was killed. */
export function define(command: Command, run: ActionRunner): void {
  command.option("-s, --stack <stack>", "stack to free", "dev");
  addCloud(command, "work on your own backend, with your own environment")
    .addHelpText("after", EXAMPLES)
    .action((flags: CancelFlags) =>
      run((context) => reportingToolchain(context, () => cancel(context, flags))),
    );
  addStateDir(command);
}

async function cancel(context: ProcessContext, flags: CancelFlags): Promise<ExitCode> {
  const engine = await obtainEngine(context, false);
  if (engine === undefined) return EXIT.usage;
  const { stateDir } = stackPaths(context, flags);
  const clouds = await cloudsOf(flags, { stateDir });
  return cancelStack({ context, engine, stack: flags.stack, clouds });
}
