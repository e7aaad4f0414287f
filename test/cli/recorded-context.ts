import { Writable } from "node:stream";
import type { CliContext } from "../../cli/context";
import { runCli } from "../../cli/run-cli";

/** What a command did, as its caller sees it. */
export interface RecordedRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A context whose output is kept, with the texts so far. */
export function recordedContext(overrides: Partial<CliContext> = {}) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const context: CliContext = {
    cwd: __dirname,
    projectRoot: __dirname,
    env: {},
    stdout: collecting(stdout),
    stderr: collecting(stderr),
    isTerminal: false,
    signal: new AbortController().signal,
    ...overrides,
  };
  return { context, stdout: () => stdout.join(""), stderr: () => stderr.join("") };
}

/** Runs a command line in this process. */
export async function runRecorded(
  args: readonly string[],
  overrides: Partial<CliContext> = {},
): Promise<RecordedRun> {
  const { context, stdout, stderr } = recordedContext(overrides);
  const code = await runCli(args, context);
  return { code, stdout: stdout(), stderr: stderr() };
}

function collecting(chunks: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
}
