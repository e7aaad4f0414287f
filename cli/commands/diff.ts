import { type Command, Option } from "commander";
import type { ActionRunner } from "../verb";
import type { ProcessContext } from "../../engine/process-context";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import { planOrStack } from "../plan-or-stack";

interface DiffOptions {
  readonly format: "text" | "json";
  readonly exitCode?: true;
}

/** `orchestrate diff`: two plans compared. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<before>", "plan file or stack")
    .argument("<after>", "plan file or stack")
    .addOption(
      new Option("--format <format>", "output format").choices(["text", "json"]).default("text"),
    )
    .option("--exit-code", "exit with 1 where the plans differ")
    .addHelpText("after", EXAMPLES)
    .action((before: string, after: string, options: DiffOptions) =>
      run((context) => diff(context, before, after, options)),
    );
}

const EXAMPLES = `
Two plans of one stack show what an update does: a replacement is followed through the dependents that
it changes or replaces, as in a preview of the Pulumi engine. Two stacks are compared without their
names: dev-network is the same resource as prod-network.

Examples:
  $ orchestrate plan --stack prod --out before.json
  $ orchestrate diff before.json prod              what the working copy changes
  $ orchestrate diff dev prod --format json
  $ orchestrate diff before.json after.json --exit-code`;

async function diff(
  context: ProcessContext,
  before: string,
  after: string,
  options: DiffOptions,
): Promise<ExitCode> {
  const left = await planOrStack(context, before, "before");
  const right = await planOrStack(context, after, "after");
  const { comparePlans } = await import("../../plan/diff/compare-plans.js");
  const { hasDifferences } = await import("../../plan/diff/model.js");
  const comparison = comparePlans(left, right);
  if (options.format === "json") {
    context.stdout.write(`${JSON.stringify(comparison, null, 2)}\n`);
  } else {
    const { formatDiff } = await import("../../plan/diff/format-diff.js");
    context.stdout.write(formatDiff(comparison, { color: context.isTerminal }));
  }
  return options.exitCode === true && hasDifferences(comparison) ? EXIT.found : EXIT.ok;
}
