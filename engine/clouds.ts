import type { ProcessContext } from "./process-context";
import type { ResolvedEngine } from "./toolchain/find-engine";

/** What an engine can do with a stack. */
export type EngineOperation = "preview" | "up" | "refresh" | "destroy";

/** A stack, and the engine that works on it. */
export interface EngineStack {
  readonly context: ProcessContext;
  readonly engine: ResolvedEngine;
  readonly stack: string;
}

/** One operation with everything that the CLI needs. */
export interface OperationRequest extends EngineStack {
  readonly operation: EngineOperation;
  /** Read instead of `Pulumi.<stack>.yaml`. */
  readonly configFile: string | undefined;
  /** Arguments that switch the policy pack on; empty where none runs. */
  readonly policyArguments: readonly string[];
  /** Further arguments for the CLI: `--yes`, `--diff`, `--json`. */
  readonly extraArgs: readonly string[];
  /** True where the CLI may ask questions and redraw the terminal. */
  readonly isInteractive: boolean;
}

/**
 * What an engine works on: the real clouds, or something that stands in for them and brings its own
 * providers, language host and environment.
 */
export interface Clouds {
  /** Runs one operation and returns the CLI's exit code. */
  readonly run: (request: OperationRequest) => Promise<number>;
  /** Releases the locks of an interrupted operation and returns an exit code. */
  readonly cancel: (stack: EngineStack) => Promise<number>;
}
