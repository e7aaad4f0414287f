import path from "node:path";
import { type Command, Option } from "commander";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { assertStackExists } from "../../../plan/config/stack-names";
import type { ActionRunner } from "../../verb";
import { reportingToolchain } from "../engine-access";
import { addStateDir, type StackFlags } from "../stack-options";
import { rootOfSandbox } from "./sandbox-root";

interface StopFlags extends StackFlags {
  readonly stack: string;
  readonly all?: boolean;
}

const EXAMPLES = `
Examples:
  $ orchestrate sandbox stop
  $ orchestrate sandbox stop --all`;

/** `orchestrate sandbox stop`: stops clusters that `start` left running and keeps their objects. */
export function define(command: Command, run: ActionRunner): void {
  command
    .option("-s, --stack <stack>", "stack whose clusters to stop", "dev")
    .addOption(new Option("--all", "the clusters of every stack").conflicts("stack"))
    .addHelpText("after", EXAMPLES)
    .action((flags: StopFlags) =>
      run((context) => reportingToolchain(context, () => stop(context, flags))),
    );
  addStateDir(command);
}

async function stop(context: ProcessContext, flags: StopFlags): Promise<ExitCode> {
  const { clusterFiles, clustersRoot, readClusterStatus, stopDaemon } =
    await import("../../../sandbox/index.js");
  const root = await rootOfSandbox(context, flags);
  const clusters = (await readClusterStatus(root)).filter(
    ({ stack }) => flags.all === true || stack === flags.stack,
  );
  if (clusters.length === 0 && flags.all !== true) {
    // A stack without clusters has none running, or its name is misspelt.
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
