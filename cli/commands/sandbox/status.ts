import { Option } from "commander";
import type { CommandModule } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { addStateDir, type StackFlags } from "../stack-options";
import { rootOfSandbox } from "./sandbox-root";

interface StatusFlags extends StackFlags {
  readonly format: "text" | "json";
}

/** `orchestrate sandbox status`: which clusters there are and how to reach them. */
export const statusSubcommand: CommandModule = {
  register(sandbox, run) {
    const command = sandbox
      .command("status")
      .description("say which sandbox clusters run; exit 1 where none does")
      .addOption(
        new Option("--format <format>", "output").choices(["text", "json"]).default("text"),
      )
      .addHelpText("after", EXAMPLES)
      .action((flags: StatusFlags) => run((context) => status(context, flags)));
    addStateDir(command);
  },
};

const EXAMPLES = `
Examples:
  $ orchestrate sandbox status
  $ orchestrate sandbox status --format json | jq -r '.clusters[].kubeconfig'`;

async function status(context: CliContext, flags: StatusFlags): Promise<ExitCode> {
  const { readClusterStatus } = await import("../../../sandbox/control-plane/cluster-status.js");
  const { formatStatusJson, formatStatusText } =
    await import("../../../sandbox/control-plane/format-status.js");
  const clusters = await readClusterStatus(await rootOfSandbox(context, flags));
  const format = flags.format === "json" ? formatStatusJson : formatStatusText;
  context.stdout.write(format(clusters));
  return clusters.some(({ state }) => state === "ready") ? EXIT.ok : EXIT.found;
}
