import { Writable } from "node:stream";
import type { ProcessContext } from "../../engine/process-context";

/** A context whose output is kept, with the texts so far. */
export function recordedContext(overrides: Partial<ProcessContext> = {}) {
  const stdout: string[] = [];
  const stderr: string[] = [];
  const context: ProcessContext = {
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

function collecting(chunks: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      done();
    },
  });
}
