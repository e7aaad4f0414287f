import type { CliContext } from "./context";
import { EXIT } from "./exit-codes";
import { findProjectRoot } from "./project-root";

/**
 * The context of a real run. The first Ctrl-C asks the command to stop and to tidy up, the second
 * ends the process at once.
 */
export function processContext(): CliContext {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
    process.once("SIGINT", () => process.exit(EXIT.interrupted));
  });
  process.once("SIGTERM", () => controller.abort());
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // The reader of a pipe (`| head`) has seen enough.
    if (error.code === "EPIPE") process.exit(EXIT.ok);
    throw error;
  });
  const cwd = process.cwd();
  return {
    cwd,
    projectRoot: findProjectRoot(cwd),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    isTerminal: process.stdout.isTTY === true && process.env.NO_COLOR === undefined,
    signal: controller.signal,
  };
}
