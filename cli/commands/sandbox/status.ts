import { type Command, Option } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import type { ActionRunner } from "../../verb";
import { addStateDir, type StackFlags } from "../stack-options";
import { rootOfSandbox } from "./sandbox-root";

interface StatusFlags extends StackFlags {
  readonly format: "text" | "json";
}

const EXAMPLES = `
Examples:
  $ orchestrate sandbox status
  $ orchestrate sandbox status --format json | jq -r '.clusters[].kubeconfig'`;

/** `orchestrate sandbox status`: which clusters there are and how to reach them. */
export function define(command: Command, run: ActionRunner): void {
  command
    .addOption(new Option("--format <format>", "output").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action((flags: StatusFlags) => run((context) => status(context, flags)));
  addStateDir(command);
}

async function status(context: ProcessContext, flags: StatusFlags): Promise<ExitCode> {
  const { formatStatusJson, formatStatusText, readClusterStatus } =
    await import("../../../sandbox/index.js");
  const clusters = await readClusterStatus(await rootOfSandbox(context, flags));
  const format = flags.format === "json" ? formatStatusJson : formatStatusText;
  context.stdout.write(format(clusters));
  return clusters.some(({ state }) => state === "ready") ? EXIT.ok : EXIT.found;
}
