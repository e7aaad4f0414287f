import { createInterface } from "node:readline/promises";
import { EXIT, type ExitCode } from "../../engine/exit-codes";
import type { ProcessContext } from "../../engine/process-context";
import { type ResolvedEngine, searchEngine } from "../../engine/toolchain/find-engine";
import { installEngine } from "../../engine/toolchain/install-engine";
import { ToolchainError } from "../../engine/toolchain/toolchain-error";

/** The command that installs an engine. */
export const INSTALL_COMMAND = "npx orchestrate engine install";

/**
 * The engine for an operation that cannot do without one. Where there is none it is installed if the
 * user wants that (`--install-engine`, or yes to a question on a terminal); otherwise undefined,
 * after the command has been named on stderr.
 */
export async function obtainEngine(
  context: ProcessContext,
  wantsInstall: boolean,
): Promise<ResolvedEngine | undefined> {
  const { engine, passedOver } = await searchEngine(context);
  if (engine !== undefined) return engine;
  if (passedOver !== undefined) context.stderr.write(`${passedOver}\n`);
  if (wantsInstall || (await askForInstall(context))) {
    return installEngine(context);
  }
  context.stderr.write(`this needs the Pulumi engine; install it with \`${INSTALL_COMMAND}\`\n`);
  return undefined;
}

/** Runs work with tools; a tool that fails is reported without a stack, as exit code 1. */
export async function reportingToolchain(
  context: ProcessContext,
  work: () => Promise<ExitCode>,
): Promise<ExitCode> {
  try {
    return await work();
  } catch (error) {
    context.signal.throwIfAborted();
    if (!(error instanceof ToolchainError)) throw error;
    context.stderr.write(`error: ${error.message}\n`);
    return EXIT.found;
  }
}

/** Only a person at a terminal can be asked. */
async function askForInstall(context: ProcessContext): Promise<boolean> {
  if (!context.isTerminal || process.stdin.isTTY !== true) return false;
  const questions = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await questions.question("There is no Pulumi engine. Install it now? [y/N] ", {
      signal: context.signal,
    });
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    questions.close();
  }
}
