import type { CommandModule } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { obtainEngine, reportingToolchain } from "./engine-access";
import { addStateDir, type StackFlags, stackPlace } from "./stack-options";

interface CancelFlags extends StackFlags {
  readonly stack: string;
  readonly cloud?: boolean;
}

/** `orchestrate cancel`: frees a stack whose operation was killed. */
export const cancelCommand: CommandModule = {
  register(program, run) {
    const command = program
      .command("cancel")
      .description("free a stack whose operation was interrupted and holds it still")
      .option("-s, --stack <stack>", "stack to free", "dev")
      .option("--cloud", "work on your own backend, with your own environment")
      .addHelpText("after", EXAMPLES)
      .action((flags: CancelFlags) =>
        run((context) => reportingToolchain(context, () => cancel(context, flags))),
      );
    addStateDir(command);
  },
};

const EXAMPLES = `
Fine where there is nothing to cancel. Afterwards \`orchestrate refresh\` compares the state with
what exists; docs/runbooks/recover-an-interrupted-update.md has the whole way.

Examples:
  $ orchestrate cancel
  $ orchestrate cancel --stack prod --cloud`;

async function cancel(context: CliContext, flags: CancelFlags): Promise<ExitCode> {
  const engine = await obtainEngine(context, false);
  if (engine === undefined) return EXIT.usage;
  const { cancelStack } = await import("../../sandbox/recovery/cancel-stack.js");
  return cancelStack({
    context,
    engine,
    stack: flags.stack,
    stateDir: stackPlace(context, flags).stateDir,
    cloud: flags.cloud === true,
  });
}
