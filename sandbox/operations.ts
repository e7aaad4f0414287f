import type { CliContext } from "../cli/context";
import { EXIT, type ExitCode } from "../cli/exit-codes";
import { assertStackExists } from "../plan/config/stack-names";
import { runOnCloud } from "./cloud-operation";
import { wantsJson } from "./engine-arguments";
import type { KubernetesMode } from "./control-plane/choose-clusters";
import type { Faults } from "./faults/fault-schema";
import {
  policyPackArguments,
  type PolicyPackArguments,
  WITHOUT_PACK,
} from "./policy-pack-arguments";
import type { CheckObserver } from "./providers/provider-service";
import { runInSandbox } from "./sandbox-operation";
import type { ResolvedEngine } from "./toolchain/engine";
import { ToolchainError } from "./toolchain/toolchain-error";

/** What an engine can do with a stack. */
export type EngineOperation = "preview" | "up" | "refresh" | "destroy";

/** One operation and everything it depends on. */
export interface EngineOptions {
  readonly context: CliContext;
  readonly stack: string;
  readonly engine: ResolvedEngine;
  /** Arguments for the CLI beyond ours: `--yes`, `--diff`, `--json`. */
  readonly extraArgs?: readonly string[] | undefined;
  /** Work on the real clouds instead of simulated ones. @default false */
  readonly cloud?: boolean | undefined;
  /** Read instead of `Pulumi.<stack>.yaml`; the stack need not have one then. */
  readonly configFile?: string | undefined;
  /** Where simulated state is kept. @default `.sandbox` in the project */
  readonly stateDir?: string | undefined;
  /** Run our policy pack in preview and up. @default true */
  readonly policyPack?: boolean | undefined;
  /**
   * What stands behind the kubernetes provider of the sandbox: a real API server, or a journal of
   * objects. @default - an API server where one is built, unless the stack has recorded objects
   */
  readonly kubernetes?: KubernetesMode | undefined;
  /** Sees what the engine sends to each simulated provider's Check. */
  readonly onCheck?: CheckObserver | undefined;
  /** Refresh in the sandbox takes over what exists and is not in the state. @default false */
  readonly adopt?: boolean | undefined;
  /** What goes wrong in the sandbox meanwhile. @default - nothing */
  readonly faults?: Faults | undefined;
}

/**
 * Runs an operation of the real engine and streams its output: on simulated clouds, or for real with
 * `cloud`. Nothing is left running afterwards.
 *
 * Failure modes: an unknown stack or a missing policy pack is a `ConfigurationError`; what the CLI
 * itself reports ends in exit code 1; Ctrl-C cancels the operation cleanly and ends in 130.
 */
export async function runEngine(
  operation: EngineOperation,
  options: EngineOptions,
): Promise<ExitCode> {
  const { context, stack } = options;
  if (options.configFile === undefined) assertStackExists(context.projectRoot, stack);
  const pack = await policyArguments(operation, options);
  // Whoever reads JSON is no person who could answer.
  const isJson = wantsJson(options.extraArgs ?? []);
  const run = { ...options, isInteractive: isInteractive(context) && !isJson };
  const operate = options.cloud ? runOnCloud : runInSandbox;
  try {
    const code = await operate(operation, run, pack.args);
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

/** Arguments that switch our policy pack on, where the operation runs one. */
async function policyArguments(
  operation: EngineOperation,
  { policyPack = true, context, stack, configFile }: EngineOptions,
): Promise<PolicyPackArguments> {
  if (!policyPack || (operation !== "preview" && operation !== "up")) return WITHOUT_PACK;
  return policyPackArguments({ projectRoot: context.projectRoot, stack, configFile });
}

/** True where the CLI can have the terminal to itself, questions included. */
function isInteractive(context: CliContext): boolean {
  return context.isTerminal && context.stdout === process.stdout && process.stdin.isTTY === true;
}
