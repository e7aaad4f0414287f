import { type Command, Option } from "commander";
import { ConfigurationError } from "../../components/core/pure/configuration-error";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import type { ProcessContext } from "../../engine/process-context";
import { formatPlan } from "../../plan/canonical-json";
import type { Plan } from "../../plan/model";
import { formatTeardown } from "../../plan/teardown/format-teardown";
import { planTeardown } from "../../plan/teardown/plan-teardown";
import { deliver, formatJson } from "../deliver";
import { formatNetworkLocks } from "../network-locks";
import { planStack } from "../plan-stack";
import type { ActionRunner } from "../verb";
import { addConfigFile, type StackFlags, stackPaths } from "./stack-options";

interface PlanOptions extends StackFlags {
  readonly stack: string;
  readonly out?: string;
  readonly lock?: true;
  readonly teardown?: true;
  readonly format?: "text" | "json";
}

const EXAMPLES = `
Examples:
  $ orchestrate plan --stack prod --out prod.json
  $ orchestrate plan --stack dev | jq '.resources | length'
  $ orchestrate plan --stack prod --lock --out layout.yaml
  $ orchestrate plan --stack prod --teardown`;

/** `orchestrate plan`: the resource graph of a stack as `orchestration-plan/1`. */
export function define(command: Command, run: ActionRunner): void {
  command
    .option("-s, --stack <stack>", "stack to plan", "dev")
    .option("-o, --out <file>", "write to a file instead of stdout")
    .option("--lock", "write the addresses of its networks instead, as YAML for network.layout")
    .addOption(
      new Option(
        "--teardown",
        "write what a destroy does instead: its phases, and what it leaves behind",
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
}

async function plan(context: ProcessContext, options: PlanOptions): Promise<ExitCode> {
  refuseStrayFormat(options);
  const { configFile } = stackPaths(context, options);
  const planned = await planStack(context, options.stack, configFile);
  const { text, amount, code = EXIT.ok } = documentOf(context, options, planned);
  await deliver(context, text, { out: options.out, amount });
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

function documentOf(context: ProcessContext, options: PlanOptions, planned: Plan): PlanText {
  if (options.lock === true) return lockText(options, planned);
  if (options.teardown === true) return teardownText(context, options, planned);
  return { text: formatPlan(planned), amount: `${planned.resources.length} resources` };
}

function lockText({ stack }: PlanOptions, planned: Plan): PlanText {
  return { text: formatNetworkLocks(stack, planned) };
}

function teardownText(
  context: ProcessContext,
  { format, out }: PlanOptions,
  planned: Plan,
): PlanText {
  const teardown = planTeardown(planned);
  const color = context.isTerminal && out === undefined;
  return {
    text: format === "json" ? formatJson(teardown) : formatTeardown(teardown, { color }),
    amount: `${teardown.problems.length} problems`,
    code: teardown.problems.length > 0 ? EXIT.found : EXIT.ok,
  };
}
