import { Command, CommanderError } from "commander";
import type { CommandModule, CommandRunner } from "./command";
import { COMMANDS } from "./commands";
import type { CliContext } from "./context";
import { EXIT, type ExitCode } from "./exit-codes";
import { packageVersion } from "./project-root";
import { reportError } from "./report-error";

const DESCRIPTION = `Plans, checks, renders and deploys the orchestration platform.

Without a cloud account everything works on a plan made in this process or in a sandbox.`;

const EXAMPLES = `
Examples:
  $ orchestrate preview                           what dev would create, with policy findings
  $ orchestrate plan --stack prod --out a.json    the resource graph as JSON
  $ orchestrate diff a.json prod                  what has changed since
  $ orchestrate render --stack prod --out out     manifests, Helm releases and AWS resources as files
  $ orchestrate policy check out/kubernetes       the policy rules on any manifests

Exit codes: 0 fine, 1 the check found something, 2 wrong usage or unreadable input,
70 an internal fault, 130 interrupted.`;

/** Runs one command line and returns its exit code; never throws. */
export async function runCli(
  args: readonly string[],
  context: CliContext,
  modules: readonly CommandModule[] = COMMANDS,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const run: CommandRunner = async (action) => {
    exitCode = await runAction(action, context);
  };
  const program = createProgram(context, modules, run);
  try {
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    return error instanceof CommanderError ? usageExitCode(error) : reportError(error, context);
  }
  return exitCode;
}

function createProgram(
  context: CliContext,
  modules: readonly CommandModule[],
  run: CommandRunner,
): Command {
  const program = new Command("orchestrate")
    .description(DESCRIPTION)
    .version(packageVersion())
    .addHelpText("after", EXAMPLES)
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      getOutHasColors: () => context.isTerminal,
      getErrHasColors: () => context.isTerminal,
    })
    .exitOverride();
  for (const module of modules) module.register(program, run);
  // A module may add a command that it made apart, which inherits nothing by itself.
  for (const command of descendants(program)) command.copyInheritedSettings(program);
  return program;
}

function descendants(command: Command): readonly Command[] {
  return command.commands.flatMap((child) => [child, ...descendants(child)]);
}

async function runAction(
  action: (context: CliContext) => Promise<ExitCode>,
  context: CliContext,
): Promise<ExitCode> {
  try {
    const exitCode = await action(context);
    return context.signal.aborted ? EXIT.interrupted : exitCode;
  } catch (error) {
    return reportError(error, context);
  }
}

/** Asking for help or the version is fine; everything else that the parser refuses is wrong usage. */
function usageExitCode(error: CommanderError): ExitCode {
  const isFine = error.code === "commander.helpDisplayed" || error.code === "commander.version";
  return isFine ? EXIT.ok : EXIT.usage;
}
