import { Option } from "commander";
import type { ResolvedEngine } from "../../sandbox/toolchain/engine";
import type { CommandModule } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { planStack } from "../plan-stack";
import { INSTALL_COMMAND, obtainEngine, reportingToolchain } from "./engine-access";
import { addFaults, type FaultFlags, requestedFaults } from "./fault-options";
import { addConfigFile, addStateDir, type StackFlags, stackPlace } from "./stack-options";

interface PreviewOptions extends StackFlags, FaultFlags {
  readonly stack: string;
  readonly embedded?: true;
  readonly cloud?: true;
}

/** `orchestrate preview`: what a stack would create, with the findings of the policy rules. */
export const previewCommand: CommandModule = {
  register(program, run) {
    const command = program
      .command("preview")
      .description("show what a stack would create, with policy findings")
      .option("-s, --stack <stack>", "stack to preview", "dev")
      .option("--embedded", "use the embedded plan engine even where the Pulumi engine is there")
      .addOption(
        new Option(
          "--cloud",
          "preview on the real clouds, with your own environment and backend",
        ).conflicts("embedded"),
      )
      .addHelpText("after", EXAMPLES)
      .action((options: PreviewOptions) =>
        run((context) => reportingToolchain(context, () => preview(context, options))),
      );
    addFaults(addStateDir(addConfigFile(command)));
  },
};

const EXAMPLES = `
Uses the Pulumi engine where there is one, else the embedded plan engine, and installs nothing.
Obeys policy/config.yaml and policy/waivers.yaml of the project. Exits with 1 on a mandatory finding.

Examples:
  $ orchestrate preview
  $ orchestrate preview --stack prod --embedded
  $ orchestrate preview --stack prod --cloud`;

async function preview(context: CliContext, options: PreviewOptions): Promise<ExitCode> {
  if (options.configFile === undefined) {
    const { assertStackExists } = await import("../../plan/config/stack-names.js");
    assertStackExists(context.projectRoot, options.stack);
  }
  if (options.cloud) {
    const engine = await obtainEngine(context, false);
    return engine === undefined ? EXIT.usage : previewWithEngine(context, options, engine);
  }
  const engine = options.embedded ? undefined : await availableEngine(context);
  if (engine !== undefined) return previewWithEngine(context, options, engine);
  await refuseSandboxFlags(options);
  return previewEmbedded(context, options);
}

/** The embedded engine has no clouds: what concerns them would be ignored without a word. */
async function refuseSandboxFlags(options: PreviewOptions): Promise<void> {
  const given = [
    ["--faults", options.faults],
    ["--seed", options.seed],
    ["--state-dir", options.stateDir],
  ].filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const { ConfigurationError } = await import("../../components/core/pure/configuration-error.js");
  throw new ConfigurationError(
    given.map(
      ([flag, value]) =>
        `${flag}: works with the Pulumi engine only, which is not there, got ${JSON.stringify(value)}; ` +
        `leave it out or run \`${INSTALL_COMMAND}\``,
    ),
  );
}

async function availableEngine(context: CliContext): Promise<ResolvedEngine | undefined> {
  const { findEngine } = await import("../../sandbox/toolchain/engine.js");
  return findEngine(context);
}

async function previewWithEngine(
  context: CliContext,
  options: PreviewOptions,
  engine: ResolvedEngine,
): Promise<ExitCode> {
  const { checkConfiguration } = await import("../check-configuration.js");
  const place = stackPlace(context, options);
  checkConfiguration(context.projectRoot, options.stack, place.configFile);
  const clouds = options.cloud ? "your clouds" : "simulated clouds";
  context.stdout.write(
    `Preview of ${options.stack} with the Pulumi engine ${engine.version} on ${clouds}; ` +
      "the embedded engine is faster: --embedded\n",
  );
  const { runEngine } = await import("../../sandbox/operations.js");
  return runEngine("preview", {
    context,
    engine,
    stack: options.stack,
    ...place,
    cloud: options.cloud === true,
    faults: await requestedFaults(context, options),
  });
}

async function previewEmbedded(context: CliContext, options: PreviewOptions): Promise<ExitCode> {
  const other = options.embedded ? "without --embedded" : INSTALL_COMMAND;
  context.stdout.write(
    `Preview of ${options.stack} with the embedded plan engine; for the Pulumi engine's: ${other}\n\n`,
  );
  const { configFile } = stackPlace(context, options);
  const plan = await planStack(context, options.stack, configFile);
  const { checkPlan } = await import("../../policy/check/check-plan.js");
  const { projectPolicyOptions } = await import("../../policy/check/policy-files.js");
  const { formatReport } = await import("../../policy/check/format-text.js");
  const { hasMandatoryFinding } = await import("../../policy/check/report.js");
  const { formatSummary, formatTree } = await import("../../plan/tree.js");
  const report = checkPlan(plan, projectPolicyOptions(context.projectRoot, plan.environment));
  const draw = { color: context.isTerminal };
  const sections = [
    formatTree(plan, draw),
    `Policies:\n${formatReport(report, draw)}`,
    formatSummary(plan, draw),
  ];
  context.stdout.write(sections.join("\n"));
  return hasMandatoryFinding(report) ? EXIT.found : EXIT.ok;
}
