import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { findEngine } from "../../../engine/toolchain/find-engine";
import type { ActionRunner } from "../../verb";
import { INSTALL_COMMAND } from "../engine-access";

/** `orchestrate engine path`: where the program of the engine is. */
export function define(command: Command, run: ActionRunner): void {
  command
    .addHelpText("after", '\nExample:\n  $ "$(orchestrate engine path)" version')
    .action(() => run(path));
}

async function path(context: ProcessContext): Promise<ExitCode> {
  const engine = await findEngine(context);
  if (engine === undefined) {
    context.stderr.write(`there is no engine; install one with \`${INSTALL_COMMAND}\`\n`);
    return EXIT.found;
  }
  context.stdout.write(`${engine.executable}\n`);
  return EXIT.ok;
}
