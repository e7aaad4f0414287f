import path from "node:path";
import { Option } from "commander";
import type { CommandModule } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";
import { reportingToolchain } from "../engine-access";
import { addStateDir, type StackFlags } from "../stack-options";
import { rootOfSandbox } from "./sandbox-root";

interface StopFlags extends StackFlags {
  readonly stack: string;
  readonly all?: boolean;
}

/** `orchestrate sandbox stop`: ends clusters that `start` left running and keeps their objects. */
export const stopSubcommand: CommandModule = {
  register(sandbox, run) {
    const command = sandbox
      .command("stop")
      .description("end the clusters that start left running; their objects are kept")
      .option("-s, --stack <stack>", "stack whose clusters to end", "dev")
      .addOption(new Option("--all", "the clusters of every stack").conflicts("stack"))
      .addHelpText("after", EXAMPLES)
      .action((flags: StopFlags) =>
        run((context) => reportingToolchain(context, () => stop(context, flags))),
      );
    addStateDir(command);
  },
};

const EXAMPLES = `
Examples:
  $ orchestrate sandbox stop
  $ orchestrate sandbox stop --all`;

async function stop(context: CliContext, flags: StopFlags): Promise<ExitCode> {
  const { clustersRoot } = await import("../../../sandbox/sandbox-folders.js");
  const { clusterFiles } = await import("../../../sandbox/control-plane/cluster-files.js");
  const { readClusterStatus } = await import("../../../sandbox/control-plane/cluster-status.js");
  const { stopDaemon } = await import("../../../sandbox/control-plane/start-daemon.js");
  const root = await rootOfSandbox(context, flags);
  const clusters = (await readClusterStatus(root)).filter(
    ({ stack }) => flags.all === true || stack === flags.stack,
  );
  if (clusters.length === 0 && flags.all !== true) {
    // Without a cluster of that stack it is either idle or misspelt.
    const { assertStackExists } = await import("../../../plan/config/stack-names.js");
    assertStackExists(context.projectRoot, flags.stack);
  }
  const running = clusters.filter(({ state }) => state !== "stopped");
  for (const { stack, name } of running) {
    await stopDaemon(clusterFiles(path.join(clustersRoot(root), stack, name)), context);
    context.stdout.write(`stopped ${name} of ${stack}; its objects are kept\n`);
  }
  if (running.length === 0) context.stdout.write("nothing runs\n");
  return EXIT.ok;
}
