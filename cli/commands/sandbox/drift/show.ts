import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../../engine/exit-codes";
import type { ProcessContext } from "../../../../engine/process-context";
import { deliver, formatJson } from "../../../deliver";
import type { ActionRunner } from "../../../verb";
import { addStack, type DriftFlags, foldersOf } from "./drift-options";

/** `orchestrate sandbox drift show`: one resource with all its properties. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<urn-or-id>", "what to print")
    .addHelpText("after", "\nExample:\n  $ orchestrate sandbox drift show dev-cluster")
    .action((name: string, flags: DriftFlags) => run((context) => show(context, name, flags)));
  addStack(command);
}

async function show(context: ProcessContext, name: string, flags: DriftFlags): Promise<ExitCode> {
  const { findThing } = await import("../../../../sandbox/index.js");
  const { accounts } = await foldersOf(context, flags);
  const { urn, type, id, inputs, outputs } = findThing(accounts, name).record;
  await deliver(context, formatJson({ urn, type, id, inputs, outputs }));
  return EXIT.ok;
}
