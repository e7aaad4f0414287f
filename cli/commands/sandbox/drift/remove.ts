import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../../engine/exit-codes";
import type { ProcessContext } from "../../../../engine/process-context";
import type { ActionRunner } from "../../../verb";
import { addStack, type DriftFlags, idleFolders, KUBERNETES_HINT } from "./drift-options";

const EXAMPLES = `
Example:
  $ orchestrate sandbox drift remove alias/dev-cluster
${KUBERNETES_HINT}`;

/** `orchestrate sandbox drift remove`: deletes one resource outside of Pulumi. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<urn-or-id>", "what to delete")
    .addHelpText("after", EXAMPLES)
    .action((name: string, flags: DriftFlags) => run((context) => remove(context, name, flags)));
  addStack(command);
}

async function remove(context: ProcessContext, name: string, flags: DriftFlags): Promise<ExitCode> {
  const { findThing, removeThing } = await import("../../../../sandbox/index.js");
  const { accounts } = await idleFolders(context, flags);
  const thing = findThing(accounts, name);
  removeThing(thing);
  context.stdout.write(`simulated: removed ${thing.record.type} ${thing.record.id}\n`);
  return EXIT.ok;
}
