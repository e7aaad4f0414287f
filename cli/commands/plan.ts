import path from "node:path";
import { Option } from "commander";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import type { Plan } from "../../plan/model";
import type { CommandModule } from "../command";
import type { CliContext } from "../context";
import { EXIT, type ExitCode } from "../exit-codes";
import { planStack } from "../plan-stack";
import { writeFileAtomically } from "../write-atomically";
import { addConfigFile, type StackFlags, stackPlace } from "./stack-options";

interface PlanOptions extends StackFlags {
  readonly stack: string;
  readonly out?: string;
  readonly lock?: true;
  readonly teardown?: true;
  readonly format?: "text" | "json";
}

/** `orchestrate plan`: the resource graph of a stack as `orchestration-plan/1`. */
export const planCommand: CommandModule = {
  register(program, run) {
    const command = program
      .command("plan")
      .description("write the resource graph of a stack as JSON, made without the Pulumi engine")
      .option("-s, --stack <stack>", "stack to plan", "dev")
      .option("-o, --out <file>", "write to a file instead of stdout")
      .option("--lock", "write the addresses of its networks instead, as YAML for network.layout")
      .addOption(
        new Option(
          "--teardown",
          "write how a destroy goes instead: phases, and what it leaves",
        ).conflicts("lock"),
      )
      .addOption(
        new Option("--format <format>", "format of --teardown (default: text)").choices([
          "text",
          "json",
        ]),
      )
      .addHelpText("after", EXAMPLES)
      .action((options: PlanOptions) => run((context) => plan(context, options)));
    addConfigFile(command);
  },
};

const EXAMPLES = `
Examples:
  $ orchestrate plan --stack prod --out prod.json
  $ orchestrate plan --stack dev | jq '.resources | length'
  $ orchestrate plan --stack prod --lock --out layout.yaml
  $ orchestrate plan --stack prod --teardown`;

async function plan(context: CliContext, options: PlanOptions): Promise<ExitCode> {
  refuseStrayFormat(options);
  const { configFile } = stackPlace(context, options);
  const planned = await planStack(context, options.stack, configFile);
  const { text, amount = "", code = EXIT.ok } = await documentOf(context, options, planned);
  if (options.out === undefined) {
    context.stdout.write(text);
    return code;
  }
  const destination = {
    path: path.resolve(context.cwd, options.out),
    argument: `--out ${options.out}`,
  };
  await writeFileAtomically(destination, text);
  context.stderr.write(`wrote ${options.out}${amount}\n`);
  return code;
}

/** The graph is JSON and the addresses are YAML, whatever is asked for. */
function refuseStrayFormat({ format, teardown }: PlanOptions): void {
  if (format === undefined || teardown === true) return;
  throw new ConfigurationError([
    `--format: is for --teardown only, got "${format}"; add --teardown or leave it out`,
  ]);
}

/** What is written, how much of it there is, and what the command exits with. */
interface PlanText {
  readonly text: string;
  readonly amount?: string;
  readonly code?: ExitCode;
}

async function documentOf(
  context: CliContext,
  options: PlanOptions,
  planned: Plan,
): Promise<PlanText> {
  if (options.lock === true) return lockText(options, planned);
  if (options.teardown === true) return teardownText(context, options, planned);
  const { formatPlan } = await import("../../plan/canonical-json.js");
  return { text: formatPlan(planned), amount: `: ${planned.resources.length} resources` };
}

async function lockText({ stack }: PlanOptions, planned: Plan): Promise<PlanText> {
  const { formatNetworkLocks } = await import("../network-locks.js");
  return { text: formatNetworkLocks(stack, planned) };
}

async function teardownText(
  context: CliContext,
  { format, out }: PlanOptions,
  planned: Plan,
): Promise<PlanText> {
  const { planTeardown } = await import("../../plan/teardown/plan-teardown.js");
  const { formatTeardown } = await import("../../plan/teardown/format-teardown.js");
  const teardown = planTeardown(planned);
  const color = context.isTerminal && out === undefined;
  return {
    text:
      format === "json"
        ? `${JSON.stringify(teardown, null, 2)}\n`
        : formatTeardown(teardown, { color }),
    amount: `: ${teardown.problems.length} problems`,
    code: teardown.problems.length > 0 ? EXIT.found : EXIT.ok,
  };
}
