import type { Writable } from "node:stream";

/**
 * All that a command may know of the outside, read once by `main.ts` and passed down, so that
 * commands run the same in a test as in a shell.
 */
export interface CliContext {
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
