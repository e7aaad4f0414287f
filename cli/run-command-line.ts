import type { ExitCode } from "../engine/exit-codes";
import { processContext } from "../engine/process-context";
import { runCli } from "./run-cli";

/** Runs the command line of this process. */
export function runCommandLine(): Promise<ExitCode> {
  return runCli(process.argv.slice(2), processContext());
}
