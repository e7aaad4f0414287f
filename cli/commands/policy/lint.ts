import type { Command } from "commander";
import type { CommandRunner } from "../../command";
import type { CliContext } from "../../context";
import { EXIT, type ExitCode } from "../../exit-codes";

const EXAMPLES = `
Every check lints its files first and refuses those with a mistake. What a waiver lacks, or that it has
run out, stops no check: it is a finding of waiver-hygiene there. Here it counts as a mistake.

Examples:
  $ orchestrate policy lint policy/config.yaml policy/waivers.yaml

Exits with 2 on a mistake, naming file and line of each.`;

/** `orchestrate policy lint`: mistakes in configurations, waiver files and baselines. */
export function registerLint(policy: Command, run: CommandRunner): void {
  policy
    .command("lint")
    .description("find mistakes in configurations, waiver files and baselines")
    .argument("<file...>", "files as --config, --waivers and --baseline take them")
    .addHelpText("after", EXAMPLES)
    .action((files: readonly string[]) => run((context) => lint(context, files)));
}

async function lint(context: CliContext, files: readonly string[]): Promise<ExitCode> {
  const { lintFiles } = await import("../../../policy/check/lint-files.js");
  const { today } = await import("../../../components/core/pure/day.js");
  const problems = lintFiles(files, context.cwd, today());
  if (problems.length > 0) {
    const { ConfigurationError } =
      await import("../../../components/core/pure/configuration-error.js");
    throw new ConfigurationError(problems);
  }
  context.stdout.write(`no mistakes in ${files.join(", ")}\n`);
  return EXIT.ok;
}
