import type { Command } from "commander";
import { ConfigurationError } from "../../../components/core/pure/configuration-error";
import { EXIT, type ExitCode } from "../../../engine/exit-codes";
import type { ProcessContext } from "../../../engine/process-context";
import { lintFiles } from "../../../policy/check/lint-files";
import { today } from "../../../components/core/pure/day";
import type { ActionRunner } from "../../verb";

const EXAMPLES = `
Every check lints its files first and refuses those with a mistake. What a waiver lacks, or that it has
run out, stops no check: it is a finding of waiver-hygiene there. Here it counts as a mistake.

Examples:
  $ orchestrate policy lint policy/config.yaml policy/waivers.yaml

Exits with 2 on a mistake, naming file and line of each.`;

/** `orchestrate policy lint`: mistakes in configurations, waiver files and baselines. */
export function define(command: Command, run: ActionRunner): void {
  command
    .argument("<file...>", "files as --config, --waivers and --baseline take them")
    .addHelpText("after", EXAMPLES)
    .action((files: readonly string[]) => run((context) => lint(context, files)));
}

async function lint(context: ProcessContext, files: readonly string[]): Promise<ExitCode> {
  const problems = lintFiles(files, context.cwd, today());
  if (problems.length > 0) {
    throw new ConfigurationError(problems);
  }
  context.stdout.write(`no mistakes in ${files.join(", ")}\n`);
  return EXIT.ok;
}
