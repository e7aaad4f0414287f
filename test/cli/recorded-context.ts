import { runCli } from "../../cli/run-cli";
import type { ProcessContext } from "../../engine/process-context";
import { recordedContext } from "../support/recorded-context";

export { recordedContext };

/** What a command did, as its caller sees it. */
export interface RecordedRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process. */
export async function runRecorded(
  args: readonly string[],
  overrides: Partial<ProcessContext> = {},
): Promise<RecordedRun> {
  const { context, stdout, stderr } = recordedContext(overrides);
  const code = await runCli(args, context);
  return { code, stdout: stdout(), stderr: stderr() };
}
