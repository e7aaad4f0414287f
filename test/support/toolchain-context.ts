import type { ToolchainContext } from "../../engine/toolchain/toolchain-context";

/** What finding and installing tools needs, as a shell without a terminal would give it. */
export function testToolchainContext(overrides: Partial<ToolchainContext> = {}): ToolchainContext {
  return {
    env: process.env,
    stderr: process.stderr,
    isTerminal: false,
    signal: new AbortController().signal,
    ...overrides,
  };
}
