import type { ExitCode } from "./exit-codes";
import { processContext } from "./process-context";
import { runCli } from "./run-cli";

/** Runs the command line of this process. */
export function runProcess(): Promise<ExitCode> {
  return runCli(process.argv.slice(2), processContext());
}
