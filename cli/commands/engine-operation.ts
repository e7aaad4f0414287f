import { type Command, Option } from "commander";
import type { EngineOperation } from "../../engine/clouds";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import { runEngine } from "../../engine/operations";
import type { ProcessContext } from "../../engine/process-context";
import { assertStackExists } from "../../plan/config/stack-names";
import { checkConfiguration } from "../check-configuration";
import type { VerbModule } from "../verb";
import { addCloud, cloudsOf } from "./cloud-options";
import { obtainEngine, reportingToolchain } from "./engine-access";
import { addFaults, type FaultFlags, requestedFaults } from "./fault-options";
import { addConfigFile, addStateDir, type StackFlags, stackPaths } from "./stack-options";

interface OperationFlags extends StackFlags, FaultFlags {
  readonly stack: string;
  readonly cloud?: boolean;
  readonly installEngine?: boolean;
  readonly yes?: boolean;
  readonly adopt?: boolean;
}

/** A verb that runs one operation of the real engine: on simulated clouds, or on the real ones with `--cloud`. */
export function engineOperation(operation: EngineOperation): VerbModule["define"] {
  return (command, run) => {
    command
      .argument("[pulumi...]", "further arguments for the pulumi CLI, after --")
      .option("-s, --stack <stack>", "stack to work on", "dev");
    addCloud(command, "work on the real clouds, with your own environment and backend")
      .option("--install-engine", "install the Pulumi engine first where there is none")
      .option("-y, --yes", "do not ask for confirmation")
      .addHelpText("after", examples(operation))
      .action((extra: readonly string[], flags: OperationFlags) =>
        run((context) =>
          reportingToolchain(context, () => operate(operation, context, flags, extra)),
        ),
      );
    addFaults(addStateDir(addConfigFile(command)));
    if (operation === "refresh") addAdopt(command);
  };
}

function addAdopt(command: Command): void {
  command.addOption(
    new Option(
      "--adopt",
      "take into the state what exists in the sandbox and is not in it",
    ).conflicts("cloud"),
  );
}

async function operate(
  operation: EngineOperation,
  context: ProcessContext,
  flags: OperationFlags,
  extra: readonly string[],
): Promise<ExitCode> {
  const { stack, adopt } = flags;
  const { configFile, stateDir } = stackPaths(context, flags);
  if (configFile === undefined) assertStackExists(context.projectRoot, stack);
  const faults = await requestedFaults(context, flags);
  const engine = await obtainEngine(context, flags.installEngine === true);
  if (engine === undefined) return EXIT.usage;
  if (operation !== "destroy") checkConfiguration(context.projectRoot, stack, configFile);
  const clouds = await cloudsOf(flags, { stateDir, faults, adopt });
  const extraArgs = [...(flags.yes === true ? ["--yes"] : []), ...extra];
  return runEngine(operation, { context, engine, stack, configFile, clouds, extraArgs });
}

function examples(operation: EngineOperation): string {
  return [
    "\nExamples:",
    `  $ orchestrate ${operation}                       dev, on simulated clouds`,
    `  $ orchestrate ${operation} --stack prod --cloud  prod, on your own accounts`,
    `  $ orchestrate ${operation} --config-file next.yaml --state-dir rehearsal`,
  ].join("\n");
}
