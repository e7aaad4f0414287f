import { EXIT, type ExitCode } from "../engine/exit-codes";
import type { ProcessContext } from "../engine/process-context";

/** Set to 1 to see stacks. */
export const DEBUG_VARIABLE = "ORCHESTRATE_DEBUG";

/** True where the user wants to see stacks. */
export function wantsStacks(context: Pick<ProcessContext, "env">): boolean {
  return context.env[DEBUG_VARIABLE] === "1";
}

/** Says on stderr what went wrong, and which exit code that means. */
export function reportError(error: unknown, context: ProcessContext): ExitCode {
  if (context.signal.aborted) {
    context.stderr.write("interrupted\n");
    return EXIT.interrupted;
  }
  if (isUserError(error)) {
    context.stderr.write(`error: ${error.message}\n`);
    return EXIT.usage;
  }
  context.stderr.write(`internal error: ${messageOf(error)}\n`);
  if (wantsStacks(context) && error instanceof Error) context.stderr.write(`${error.stack}\n`);
  else context.stderr.write(`run again with ${DEBUG_VARIABLE}=1 to see where\n`);
  return EXIT.internal;
}

/** `ConfigurationError` and every other mistake that Pulumi would print without a stack. */
function isUserError(error: unknown): error is Error {
  return error instanceof Error && "__pulumiRunError" in error;
}

function messageOf(error: unknown): string {
  return error instanceof Error && error.message !== "" ? error.message : String(error);
}
