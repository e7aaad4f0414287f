import { ConfigurationError } from "../components/core/pure/configuration-error";
import { runEngineProcess } from "./engine-process";
import type { EngineRun } from "./engine-process";
import type { EngineOperation, EngineOptions } from "./operations";

/**
 * Hands an operation to the Pulumi CLI as it is, with the user's environment, backend and plugins:
 * nothing is simulated.
 *
 * @returns the CLI's exit code
 */
export async function runOnCloud(
  operation: EngineOperation | "cancel",
  options: EngineOptions & Pick<EngineRun, "isInteractive">,
  policyArguments: readonly string[],
): Promise<number> {
  const { context, engine, stack, configFile, isInteractive } = options;
  if (!engine.hasLanguageHost) {
    throw new ConfigurationError([
      `--cloud: needs the official Pulumi CLI, got ${engine.executable}; ` +
        "install it from https://www.pulumi.com/docs/install and put it on PATH",
    ]);
  }
  const questions = isInteractive ? [] : ["--non-interactive"];
  return runEngineProcess(
    {
      executable: engine.executable,
      args: [
        operation,
        ...["--stack", stack],
        ...(configFile === undefined ? [] : ["--config-file", configFile]),
        ...policyArguments,
        ...questions,
        ...(options.extraArgs ?? []),
      ],
      cwd: context.projectRoot,
      env: context.env,
      isInteractive,
    },
    context,
  );
}
