import { assertStackExists } from "../plan/config/stack-names";
import type { Clouds, EngineOperation, EngineStack } from "./clouds";
import { wantsJson } from "./engine-arguments";
import { EXIT, type ExitCode } from "./exit-codes";
import {
  policyPackArguments,
  type PolicyPackArguments,
  WITHOUT_PACK,
} from "./policy-pack-arguments";
import type { ProcessContext } from "./process-context";
import { REAL_CLOUDS } from "./real-clouds";
import { ToolchainError } from "./toolchain/toolchain-error";

/** One operation and everything it depends on. */
export interface EngineOptions extends EngineStack {
  /** Further arguments for the CLI: `--yes`, `--diff`, `--json`. */
  readonly extraArgs?: readonly string[] | undefined;
  /** What the engine works on. @default - the real clouds */
  readonly clouds?: Clouds | undefined;
  /** Read instead of `Pulumi.<stack>.yaml`; the stack need not have one then. */
  readonly configFile?: string | undefined;
  /** Run our policy pack in preview and up. @default true */
  readonly policyPack?: boolean | undefined;
}

/**
 * Runs an operation of the real engine and streams its output. Nothing is left running afterwards.
 *
 * Failure modes: an unknown stack or a missing policy pack is a `ConfigurationError`; what the CLI
 * itself reports ends in exit code 1; Ctrl-C cancels the operation cleanly and ends in 130.
 */
export async function runEngine(
  operation: EngineOperation,
  options: EngineOptions,
): Promise<ExitCode> {
  const { context, engine, stack, configFile, extraArgs = [], clouds = REAL_CLOUDS } = options;
  if (configFile === undefined) assertStackExists(context.projectRoot, stack);
  const pack = await policyArguments(operation, options);
  // Whoever reads JSON is a program, which cannot answer questions.
  const isInteractive = hasTerminal(context) && !wantsJson(extraArgs);
  const what = { operation, context, engine, stack, configFile, extraArgs, isInteractive };
  try {
    const code = await clouds.run({ ...what, policyArguments: pack.args });
    if (context.signal.aborted) return EXIT.interrupted;
    return code === 0 ? EXIT.ok : EXIT.found;
  } catch (error) {
    if (context.signal.aborted) return EXIT.interrupted;
    if (!(error instanceof ToolchainError)) throw error;
    context.stderr.write(`error: ${error.message}\n`);
    return EXIT.found;
  } finally {
    pack.dispose();
  }
}

/**
 * Releases the locks that an interrupted operation left on a stack; succeeds where there are none.
 * An operation that is still running on simulated clouds keeps its lock: that is exit code 1.
 */
export async function cancelStack({
  clouds = REAL_CLOUDS,
  ...stack
}: EngineStack & Pick<EngineOptions, "clouds">): Promise<ExitCode> {
  return (await clouds.cancel(stack)) === 0 ? EXIT.ok : EXIT.found;
}

/** Arguments that switch our policy pack on, where the operation runs one. */
async function policyArguments(
  operation: EngineOperation,
  { policyPack = true, context, stack, configFile }: EngineOptions,
): Promise<PolicyPackArguments> {
  if (!policyPack || (operation !== "preview" && operation !== "up")) return WITHOUT_PACK;
  return policyPackArguments({ projectRoot: context.projectRoot, stack, configFile });
}

/** True where the CLI can have the terminal to itself, questions included. */
function hasTerminal(context: ProcessContext): boolean {
  return context.isTerminal && context.stdout === process.stdout && process.stdin.isTTY === true;
}
