import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { type EngineSearch, searchEngine } from "../../../engine/toolchain/find-engine";
import type { ActionRunner } from "../../verb";
import { INSTALL_COMMAND } from "../engine-access";
import { describeEngine } from "./describe-engine";

/** `orchestrate engine status`: which engine an operation would use. */
export function define(command: Command, run: ActionRunner): void {
  command
    .addHelpText("after", "\nExample:\n  $ orchestrate engine status")
    .action(() => run(status));
}

async function status(context: ProcessContext): Promise<ExitCode> {
  const search = await searchEngine(context);
  context.stdout.write(`${describeSearch(search)}\n`);
  return search.engine === undefined ? EXIT.found : EXIT.ok;
}

function describeSearch({ engine, passedOver }: EngineSearch): string {
  const found =
    engine === undefined
      ? `no engine; install one with \`${INSTALL_COMMAND}\``
      : describeEngine(engine);
  return passedOver === undefined ? found : `${found}\npassed over: ${passedOver}`;
}
