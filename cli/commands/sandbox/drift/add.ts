import type { Command } from "commander";
import { EXIT, type ExitCode } from "../../../../engine/exit-codes";
import type { ProcessContext } from "../../../../engine/process-context";
import type { ActionRunner } from "../../../verb";
import { addStack, type DriftFlags, idleFolders } from "./drift-options";

interface AddFlags extends DriftFlags {
  readonly name: string;
  readonly inputs: string;
  readonly region?: string;
}

const EXAMPLES = `
Example:
  $ orchestrate sandbox drift add aws:ec2/vpc:Vpc --name legacy --inputs '{"cidrBlock":"10.9.0.0/16"}'`;

/** `orchestrate sandbox drift add`: creates an AWS resource that belongs to no stack. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<type>", "type token")
    .requiredOption("--name <name>", "name under which the list shows it")
    .option("--inputs <json>", "its properties", "{}")
    .option("--region <region>", "where it is (default: where the rest of the account is)")
    .addHelpText("after", EXAMPLES)
    .action((type: string, flags: AddFlags) => run((context) => add(context, type, flags)));
  addStack(command);
}

async function add(context: ProcessContext, type: string, flags: AddFlags): Promise<ExitCode> {
  const { addThing } = await import("../../../../sandbox/index.js");
  const { accounts } = await idleFolders(context, flags);
  const { stack, name, inputs, region } = flags;
  const id = await addThing(accounts, { stack, type, name, inputs, region });
  context.stdout.write(`${id}\n`);
  return EXIT.ok;
}
