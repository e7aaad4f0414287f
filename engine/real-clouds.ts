import { ConfigurationError } from "../components/core/pure/configuration-error";
import { assertStackExists } from "../plan/config/stack-names";
import type { Clouds, EngineStack } from "./clouds";
import { runEngineProcess } from "./engine-process";

/**
 * The clouds themselves: the Pulumi CLI runs as it is, with the user's environment, backend and
 * plugins. Nothing is simulated.
 */
export const REAL_CLOUDS: Clouds = {
  run: (request) => {
    const { operation, stack, configFile, policyArguments, isInteractive, extraArgs } = request;
    const args = [
      operation,
      ...["--stack", stack],
      ...(configFile === undefined ? [] : ["--config-file", configFile]),
      ...policyArguments,
      ...(isInteractive ? [] : ["--non-interactive"]),
      ...extraArgs,
    ];
    return runOfficialCli(request, args, isInteractive);
  },
  cancel: async (request) => {
    const { context, stack } = request;
    assertStackExists(context.projectRoot, stack);
    return runOfficialCli(
      request,
      ["cancel", "--stack", stack, "--non-interactive", "--yes"],
      false,
    );
  },
};

async function runOfficialCli(
  { context, engine }: EngineStack,
  args: readonly string[],
  isInteractive: boolean,
): Promise<number> {
  const { executable } = engine;
  if (!engine.hasLanguageHost) {
    throw new ConfigurationError([
      `--cloud: needs the official Pulumi CLI, got ${executable}; ` +
        "install it from https://www.pulumi.com/docs/install and put it on PATH",
    ]);
  }
  const { projectRoot: cwd, env } = context;
  return runEngineProcess({ executable, args, cwd, env, isInteractive }, context);
}
