import { type Command, Option } from "commander";
import { EXIT, type ExitCode } from "../../../../engine/exit-codes";
import type { ProcessContext } from "../../../../engine/process-context";
import type { ActionRunner } from "../../../verb";
import { addStack, type DriftFlags, foldersOf } from "./drift-options";

interface ListFlags extends DriftFlags {
  readonly type?: string;
  readonly format: "text" | "json";
}

const EXAMPLES = `
Examples:
  $ orchestrate sandbox drift list
  $ orchestrate sandbox drift list --stack prod --type Subnet --format json`;

/** `orchestrate sandbox drift list`: what exists in the simulated account. */
export function define(command: Command, run: ActionRunner): void {
  command
    .option("--type <type>", "only types that contain this text, for example Subnet")
    .addOption(new Option("--format <format>", "output").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action((flags: ListFlags) => run((context) => list(context, flags)));
  addStack(command);
}

async function list(context: ProcessContext, flags: ListFlags): Promise<ExitCode> {
  const sandbox = await import("../../../../sandbox/index.js");
  const { accounts } = await foldersOf(context, flags);
  const wanted = (flags.type ?? "").toLowerCase();
  const things = sandbox
    .listThings(accounts)
    .filter(({ record }) => record.type.toLowerCase().includes(wanted));
  const format = flags.format === "json" ? sandbox.formatThingsJson : sandbox.formatThingsText;
  context.stdout.write(format(things));
  return EXIT.ok;
}
