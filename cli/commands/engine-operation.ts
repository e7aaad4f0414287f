import { type Command, Option } from "commander";
import type { EngineOperation } from "../../sandbox/operations";
import type { CommandModule, CommandRunner } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { obtainEngine, reportingToolchain } from "./engine-access";
import { addFaults, type FaultFlags, requestedFaults } from "./fault-options";
import { addConfigFile, addStateDir, type StackFlags, stackPlace } from "./stack-options";

interface OperationFlags extends StackFlags, FaultFlags {
  readonly stack: string;
  readonly cloud?: boolean;
  readonly installEngine?: boolean;
  readonly yes?: boolean;
  readonly adopt?: boolean;
}

/** A verb that runs one operation of the real engine: on simulated clouds, or with `--cloud` for real. */
export function engineOperation(operation: EngineOperation, description: string): CommandModule {
  return {
    register(program: Command, run: CommandRunner): void {
      const command = program
        .command(operation)
        .description(description)
        .argument("[pulumi...]", "further arguments for the pulumi CLI, after --")
        .option("-s, --stack <stack>", "stack to work on", "dev")
        .option("--cloud", "work on the real clouds, with your own environment and backend")
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
    },
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
  context: CliContext,
  flags: OperationFlags,
  extra: readonly string[],
): Promise<ExitCode> {
  const place = stackPlace(context, flags);
  if (place.configFile === undefined) {
    const { assertStackExists } = await import("../../plan/config/stack-names.js");
    assertStackExists(context.projectRoot, flags.stack);
  }
  const faults = await requestedFaults(context, flags);
  const engine = await obtainEngine(context, flags.installEngine === true);
  if (engine === undefined) return EXIT.usage;
  if (operation !== "destroy") {
    const { checkConfiguration } = await import("../check-configuration.js");
    checkConfiguration(context.projectRoot, flags.stack, place.configFile);
  }
  const { runEngine } = await import("../../sandbox/operations.js");
  return runEngine(operation, {
    context,
    engine,
    stack: flags.stack,
    ...place,
    cloud: flags.cloud === true,
    faults,
    extraArgs: [...(flags.yes === true ? ["--yes"] : []), ...extra],
  });
}

function examples(operation: EngineOperation): string {
  return [
    "\nExamples:",
    `  $ orchestrate ${operation}                       dev, on simulated clouds`,
    `  $ orchestrate ${operation} --stack prod --cloud  prod, on your own accounts`,
    `  $ orchestrate ${operation} --config-file next.yaml --state-dir rehearsal`,
  ].join("\n");
}
