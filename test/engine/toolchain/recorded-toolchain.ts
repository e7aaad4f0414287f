import type { ToolchainContext } from "../../../engine/toolchain/toolchain-context";
import { recordedContext } from "../../support/recorded-context";

/** A toolchain context that keeps what is written to stderr. */
export interface RecordedToolchain {
  readonly context: ToolchainContext;
  readonly controller: AbortController;
  readonly stderr: () => string;
}

/** A context with this environment and nothing else of the machine. */
export function recordedToolchain(env: ToolchainContext["env"]): RecordedToolchain {
  const controller = new AbortController();
  const { context, stderr } = recordedContext({ env, signal: controller.signal });
  return { controller, context, stderr };
}
