import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { installEngine } from "../../../engine/toolchain/install-engine";
import type { ActionRunner } from "../../verb";
import { reportingToolchain } from "../engine-access";
import { describeEngine } from "./describe-engine";

/** `orchestrate engine install`: makes sure that there is a Pulumi engine. */
export function define(command: Command, run: ActionRunner): void {
  command
    .addHelpText("after", "\nExample:\n  $ orchestrate engine install")
    .action(() => run((context) => reportingToolchain(context, () => install(context))));
}

async function install(context: ProcessContext): Promise<ExitCode> {
  context.stdout.write(`${describeEngine(await installEngine(context))}\n`);
  return EXIT.ok;
}
