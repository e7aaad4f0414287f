import type { Clouds } from "../engine/clouds";
import type { SandboxOptions } from "./sandbox-operation";

/**
 * Clouds for an engine that are simulated in this process: state, accounts and secrets are separate
 * from every real one, and no real account can be reached.
 */
export function simulatedClouds(options: SandboxOptions = {}): Clouds {
  return {
    run: async (request) => {
      const { runInSandbox } = await import("./sandbox-operation.js");
      return runInSandbox(request, options);
    },
    cancel: async (stack) => {
      const { cancelInSandbox } = await import("./recovery/cancel-stack.js");
      return cancelInSandbox(stack, options.stateDir);
    },
  };
}
