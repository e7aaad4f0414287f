import type { Command } from "commander";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import { runEngine } from "../../engine/operations";
import type { ProcessContext } from "../../engine/process-context";
import { findEngine, type ResolvedEngine } from "../../engine/toolchain/find-engine";
import { assertStackExists } from "../../plan/config/stack-names";
import { checkConfiguration } from "../check-configuration";
import type { ActionRunner } from "../verb";
import { addCloud, type CloudFlags, cloudsOf } from "./cloud-options";
import { INSTALL_COMMAND, obtainEngine, reportingToolchain } from "./engine-access";
import { addFaults, type FaultFlags, requestedFaults } from "./fault-options";
import { addConfigFile, addStateDir, type StackFlags, stackPaths } from "./stack-options";

interface PreviewOptions extends StackFlags, FaultFlags, CloudFlags {
  readonly stack: string;
  readonly embedded?: true;
}

const EXAMPLES = `
Uses the Pulumi engine where there is one, else the embedded plan engine, and installs nothing.
Applies policy/config.yaml and policy/waivers.yaml of the project. Exits with 1 on a mandatory finding.

Examples:
  $ orchestrate preview
  $ orchestrate preview --stack prod --embedded
  $ orchestrate preview --stack prod --cloud`;

/** `orchestrate preview`: what a stack would create, with the findings of the policy rules. */
export function define(command: Command, run: ActionRunner): void {
  command
    .option("-s, --stack <stack>", "stack to preview", "dev")
    .option("--embedded", "use the embedded plan engine even where the Pulumi engine is there");
  addCloud(command, "preview on the real clouds, with your own environment and backend")
    .addHelpText("after", EXAMPLES)
    .action((options: PreviewOptions) =>
      run((context) => reportingToolchain(context, () => preview(context, options))),
    );
  addFaults(addStateDir(addConfigFile(command)));
}

async function preview(context: ProcessContext, options: PreviewOptions): Promise<ExitCode> {
  if (options.configFile === undefined) assertStackExists(context.projectRoot, options.stack);
  if (options.cloud) {
    const engine = await obtainEngine(context, false);
    return engine === undefined ? EXIT.usage : previewWithEngine(context, options, engine);
  }
  const engine = options.embedded ? undefined : await findEngine(context);
  if (engine !== undefined) return previewWithEngine(context, options, engine);
  refuseSandboxFlags(options);
  // It loads every rule, which the Pulumi engine does in a separate process.
  const { previewEmbedded } = await import("../preview-embedded.js");
  return previewEmbedded(context, {
    stack: options.stack,
    configFile: stackPaths(context, options).configFile,
    alternative: options.embedded ? "without --embedded" : INSTALL_COMMAND,
  });
}

/** The embedded engine has no clouds, so flags about them would be ignored silently. */
function refuseSandboxFlags(options: PreviewOptions): void {
  const given = [
    ["--faults", options.faults],
    ["--seed", options.seed],
    ["--state-dir", options.stateDir],
  ].filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  throw new ConfigurationError(
    given.map(
      ([flag, value]) =>
        `${flag}: works with the Pulumi engine only, which is not there, got ${JSON.stringify(value)}; ` +
        `leave it out or run \`${INSTALL_COMMAND}\``,
    ),
  );
}

async function previewWithEngine(
  context: ProcessContext,
  options: PreviewOptions,
  engine: ResolvedEngine,
): Promise<ExitCode> {
  const { stack } = options;
  const { configFile, stateDir } = stackPaths(context, options);
  checkConfiguration(context.projectRoot, stack, configFile);
  const where = options.cloud === true ? "your clouds" : "simulated clouds";
  context.stdout.write(
    `Preview of ${stack} with the Pulumi engine ${engine.version} on ${where}; ` +
      "the embedded engine is faster: --embedded\n",
  );
  const faults = await requestedFaults(context, options);
  const clouds = await cloudsOf(options, { stateDir, faults });
  return runEngine("preview", { context, engine, stack, configFile, clouds });
}
