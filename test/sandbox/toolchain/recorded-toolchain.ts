import { PassThrough } from "node:stream";
import type { ToolchainContext } from "../../../sandbox/toolchain/toolchain-context";

/** A toolchain context that keeps what is written to stderr. */
export interface RecordedToolchain {
  readonly context: ToolchainContext;
  readonly controller: AbortController;
  readonly stderr: () => string;
}

/** A context with this environment and nothing else of the machine. */
export function recordedToolchain(env: ToolchainContext["env"]): RecordedToolchain {
  const stream = new PassThrough();
  const chunks: string[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk.toString("utf8")));
  const controller = new AbortController();
  return {
    controller,
    context: { env, stderr: stream, isTerminal: false, signal: controller.signal },
    stderr: () => chunks.join(""),
  };
}
