import type { Writable } from "node:stream";
import { EXIT } from "./exit-codes";
import { findProjectRoot } from "./project-root";

/**
 * All that a command or an operation may know of the process that it runs in: read once at the
 * start and passed down, so that the same code runs in a test as in a shell.
 */
export interface ProcessContext {
  /** Folder that relative paths are resolved against. */
  readonly cwd: string;
  /** Root of the project: the folder of Pulumi.yaml and package.json. */
  readonly projectRoot: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Results. */
  readonly stdout: Writable;
  /** Progress and errors. */
  readonly stderr: Writable;
  /** True where a person watches stdout; colour and redrawn progress only then. */
  readonly isTerminal: boolean;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * The context of a real run. The first Ctrl-C asks the command to stop and to clean up, the second
 * ends the process at once.
 */
export function processContext(): ProcessContext {
  const controller = new AbortController();
  process.once("SIGINT", () => {
    controller.abort();
    process.once("SIGINT", () => process.exit(EXIT.interrupted));
  });
  process.once("SIGTERM", () => controller.abort());
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    // The reader of a pipe (`| head`) has read enough.
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
