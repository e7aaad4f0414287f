import { Command, CommanderError } from "commander";
import { EXIT, type ExitCode } from "../engine/exit-codes";
import type { ProcessContext } from "../engine/process-context";
import { packageVersion } from "../engine/project-root";
import { VERBS } from "./commands";
import { reportError } from "./report-error";
import { type ActionRunner, registerVerbs, type Verb } from "./verb";

const DESCRIPTION = `Plans, checks, renders and deploys the orchestration platform.

No cloud account is needed: commands work on a plan made in this process, or in a sandbox.`;

const EXAMPLES = `
Examples:
  $ orchestrate preview                           what dev would create, with policy findings
  $ orchestrate plan --stack prod --out a.json    the resource graph as JSON
  $ orchestrate diff a.json prod                  what has changed since then
  $ orchestrate render --stack prod --out out     manifests, Helm releases and AWS resources as files
  $ orchestrate policy check out/kubernetes       the policy rules on any manifests

Exit codes: 0 success, 1 the check found something, 2 wrong usage or unreadable input,
70 an internal fault, 130 interrupted.`;

/** Runs one command line and returns its exit code; never throws. */
export async function runCli(
  args: readonly string[],
  context: ProcessContext,
  verbs: readonly Verb[] = VERBS,
): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.ok;
  const run: ActionRunner = async (action) => {
    exitCode = await runAction(action, context);
  };
  const program = createProgram(context);
  try {
    await registerVerbs(program, verbs, args, run);
    await program.parseAsync([...args], { from: "user" });
  } catch (error) {
    return error instanceof CommanderError ? usageExitCode(error) : reportError(error, context);
  }
  return exitCode;
}

function createProgram(context: ProcessContext): Command {
  return new Command("orchestrate")
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
}

async function runAction(
  action: (context: ProcessContext) => Promise<ExitCode>,
  context: ProcessContext,
): Promise<ExitCode> {
  try {
    const exitCode = await action(context);
    return context.signal.aborted ? EXIT.interrupted : exitCode;
  } catch (error) {
    return reportError(error, context);
  }
}

/** Help and the version are not errors; everything else that the parser refuses is wrong usage. */
function usageExitCode(error: CommanderError): ExitCode {
  const isFine = error.code === "commander.helpDisplayed" || error.code === "commander.version";
  return isFine ? EXIT.ok : EXIT.usage;
}
